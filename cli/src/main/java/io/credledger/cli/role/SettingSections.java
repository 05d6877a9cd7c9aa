package io.credledger.cli.role;

import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.config.ConfigurationPage.Section;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import java.util.List;

/** All settings of all roles, in the order in which the documentation shows them. */
final class SettingSections {

    private SettingSections() {}

    static List<Section> all() {
        List<Setting<?>> query = QueryApiConfiguration.settings().stream()
                .filter(setting -> !SharedSettings.all().contains(setting))
                .toList();
        return List.of(
                new Section("Kafka", "Read by `ledger`, `query` and `init`.", SharedSettings.kafka()),
                new Section("Topologies", "Read by `ledger`, `query` and `init`.", SharedSettings.topology()),
                new Section("Records", "Read by `ledger`, `query` and `init`.", SharedSettings.wire()),
                new Section("Keys", "Read by `query`; the master key by `init` and `up` too.", SharedSettings.keys()),
                new Section("The query API", "Read by `query`.", query),
                new Section(
                        "Health and metrics",
                        "Read by `ledger`; `query` serves them beside its API.",
                        SharedSettings.health()),
                new Section("Founding", "Read by `init`.", List.of(InitConfiguration.SECRETS_DIRECTORY)),
                new Section(
                        "Token exchange",
                        "Known to every role and not used by this version.",
                        List.of(SharedSettings.ENABLE_TOKEN_EXCHANGE)));
    }
}
