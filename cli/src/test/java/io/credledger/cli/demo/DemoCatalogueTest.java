package io.credledger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.DemoDefinition;
import io.credledger.demo.GrantPolicy;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.Rotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCatalogueTest {

    private static final String FILE = "CREDLEDGER_PROVIDERS_FILE";
    private static final String HOSTS = "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void withoutAFileOfTheOperatorsThereIsTheDemo() {
        Map<String, String> settings = settings(Map.of("OTHER", "kept"));

        Provider demo = read(settings).find("demo").orElseThrow();
        assertThat(demo.life().rotation()).isEqualTo(Rotation.SINGLE_USE);
        assertThat(demo.life().accessToken()).isEqualTo(Duration.ofSeconds(60));
        assertThat(demo.life().reuseDetected()).isTrue();
        assertThat(settings).containsEntry(HOSTS, "127.0.0.1:9000").containsEntry("OTHER", "kept");
    }

    @Test
    void theOperatorsDefinitionsAndHostsStay() {
        Path example = Path.of("../docs/examples/providers.yaml");

        Map<String, String> settings = settings(Map.of(FILE, example.toString(), HOSTS, "git.internal:8443"));

        assertThat(read(settings).find("demo")).isPresent();
        assertThat(read(settings).find("discord"))
                .isEqualTo(ProviderCatalogue.builtIn().with(example).find("discord"));
        assertThat(settings).containsEntry(HOSTS, "git.internal:8443,127.0.0.1:9000");
    }

    @Test
    void aFileWithMistakesStaysTheSettingsSoThatTheyAreTold() throws Exception {
        Path mistaken = directory.resolve("mistaken.yaml");
        Files.writeString(mistaken, "providers:\n  - id: [\n");

        assertThat(settings(Map.of(FILE, mistaken.toString()))).containsEntry(FILE, mistaken.toString());
    }

    private Map<String, String> settings(Map<String, String> environment) {
        DemoDefinition definition = new DemoDefinition("demo", "http://127.0.0.1:9000", GrantPolicy.strict());
        return new DemoCatalogue(definition, "127.0.0.1:9000", directory.resolve("providers.json"))
                .settings(environment);
    }

    private static ProviderCatalogue read(Map<String, String> settings) {
        return ProviderCatalogue.builtIn().with(Path.of(String.valueOf(settings.get(FILE))));
    }
}
