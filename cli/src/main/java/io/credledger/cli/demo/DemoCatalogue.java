package io.credledger.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.credledger.demo.DemoDefinition;
import io.credledger.provider.CatalogueException;
import io.credledger.provider.ProviderCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the provider known to the services in the way an operator would: by a file of definitions and an allowed host. */
final class DemoCatalogue {

    private static final String FILE = "CREDLEDGER_PROVIDERS_FILE";
    private static final String HOSTS = "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS";

    private final DemoDefinition definition;
    private final String host;
    private final Path target;

    /** @param target gets the operator's definitions and the demo's */
    DemoCatalogue(DemoDefinition definition, String host, Path target) {
        this.definition = definition;
        this.host = host;
        this.target = target;
    }

    /** The environment as it should have been. */
    Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.merge(HOSTS, host, (theirs, ours) -> theirs.isBlank() ? ours : theirs + "," + ours);
        String theirs = environment.get(FILE);
        if (theirs == null || isGood(Path.of(theirs))) {
            write(theirs == null ? null : Path.of(theirs));
            settings.put(FILE, target.toString());
        }
        return settings;
    }

    /** Else it stays the setting's, and the services tell everything that is wrong with it. */
    private static boolean isGood(Path file) {
        try {
            return !ProviderCatalogue.builtIn().with(file).all().isEmpty();
        } catch (CatalogueException e) {
            return false;
        }
    }

    private void write(@Nullable Path theirs) {
        YAMLMapper yaml = new YAMLMapper();
        try {
            ObjectNode all = (ObjectNode) yaml.readTree(DemoDefinition.file(List.of(definition)));
            JsonNode operators = theirs == null ? all.objectNode() : yaml.readTree(theirs.toFile());
            operators.path("providers").forEach(all.withArray("providers")::add);
            if (operators.has("dialects")) {
                all.set("dialects", operators.get("dialects"));
            }
            DemoFiles.write(target, all.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException("a good file of definitions can be read", e);
        }
    }
}
