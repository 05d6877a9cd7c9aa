package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/providers.md against the schema and the built-in definitions. */
class ProviderDocumentationTest {

    private final String page = read();

    @Test
    void everyFieldIsInTheReference() throws IOException {
        assertThat(fields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(page).containsPattern("`([a-z_]+\\.)?" + field + "`"));
    }

    @Test
    void everyBuiltInProviderHasARow() {
        assertThat(ProviderCatalogue.builtIn().all())
                .allSatisfy(provider -> assertThat(row(provider))
                        .contains(
                                provider.forge() ? "| yes |" : "| no |",
                                provider.endpoints().discovery() ? "| discovered |" : "| known |",
                                provider.authorization().pkce() ? "| yes | " : "| no | ",
                                provider.scopes().sent() ? "| provider" : "| ledger",
                                "| "
                                        + provider.life()
                                                .rotation()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ') + " |",
                                "| `" + provider.revocation().name().toLowerCase(Locale.ROOT) + "` |"));
    }

    private String row(Provider provider) {
        return page.lines()
                .filter(line -> line.startsWith("| `" + provider.id() + "` |"))
                .findFirst()
                .orElse("");
    }

    private static Set<String> fields() throws IOException {
        try (InputStream in = ProviderCatalogue.class.getResourceAsStream("providers.schema.json")) {
            JsonNode schema = new ObjectMapper().readTree(in);
            Set<String> fields = new HashSet<>();
            schema.findValues("properties")
                    .forEach(properties -> properties.fieldNames().forEachRemaining(fields::add));
            return fields;
        }
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "providers.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
