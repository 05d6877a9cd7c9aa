package io.credledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.config.ConfigurationPage.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfigurationPageTest {

    @Test
    void aSectionIsATable() {
        Setting<String> pipe = Setting.named(SettingName.of("credledger.pipe"), SettingTypes.text(), "A | and\nmore.")
                .required();
        Section section = new Section(
                "Ledger",
                "Read by the writer.",
                List.of(SharedSettings.HEALTH_PORT, SharedSettings.KAFKA_SASL_PASSWORD, pipe));

        assertThat(ConfigurationPage.render(List.of(section)))
                .startsWith("# Configuration\n\nThis page is generated")
                .endsWith("""

                        ## Ledger

                        Read by the writer.

                        | variable and key | value | default | meaning |
                        |---|---|---|---|
                        | `CREDLEDGER_HEALTH_PORT` <br> `credledger.health.port` | a whole number from 0 to 65535 | `8081` | Port that /health/live, /health/ready and /metrics are served on; 0 takes a free one. |
                        | `CREDLEDGER_KAFKA_SASL_PASSWORD`, or `…_FILE` <br> `credledger.kafka.sasl.password` | a secret of 1 to 16384 bytes of UTF-8 |  | Password for the user name. |
                        | `CREDLEDGER_PIPE` <br> `credledger.pipe` | text of at most 1024 characters | **required** | A \\| and more. |
                        """);
    }

    @Test
    void thePageHasEverySettingAndIsTheSameEachTime() {
        List<Section> sections = List.of(new Section("All", "All.", SharedSettings.all()));

        String page = ConfigurationPage.render(sections);

        assertThat(page).isEqualTo(ConfigurationPage.render(sections));
        assertThat(SharedSettings.all())
                .allSatisfy(setting -> assertThat(page)
                        .contains(setting.name().variable(), setting.name().key()));
    }
}
