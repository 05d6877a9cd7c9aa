package io.credledger.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.config.ConfigurationPage;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** After a deliberate change: {@code mvn test -pl cli -am -Dtest=ConfigurationPageTest -Ddocs.freeze=true}. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void thePageIsTheSettings() throws IOException {
        assertThat(PAGE).hasContent(ConfigurationPage.render(SettingSections.all()));
    }

    @Test
    void everySettingOfEveryRoleIsOnThePageOnce() {
        List<Setting<?>> shown = RoleSettings.all();

        assertThat(shown)
                .doesNotHaveDuplicates()
                .containsAll(SharedSettings.all())
                .containsAll(LedgerServiceConfiguration.settings())
                .containsAll(QueryApiConfiguration.settings())
                .containsAll(InitConfiguration.settings());
    }

    @Test
    @EnabledIfSystemProperty(named = "docs.freeze", matches = "true")
    void freeze() throws IOException {
        Files.writeString(PAGE, ConfigurationPage.render(SettingSections.all()));
    }
}
