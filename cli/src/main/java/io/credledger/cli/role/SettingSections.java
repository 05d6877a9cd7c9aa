package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.refresher.RefresherConfiguration;
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
        List<Setting<?>> refresher = RefresherConfiguration.settings().stream()
                .filter(setting -> !SharedSettings.all().contains(setting))
                .toList();
        return List.of(
                new Section("Kafka", "Read by `ledger`, `query`, `refresher` and `init`.", SharedSettings.kafka()),
                new Section(
                        "Topologies", "Read by `ledger`, `query`, `refresher` and `init`.", SharedSettings.topology()),
                new Section("Records", "Read by `ledger`, `query`, `refresher` and `init`.", SharedSettings.wire()),
                new Section(
                        "Keys",
                        "The master key is read by `query`, `refresher`, `init` and `up`, the pseudonym key by `query`.",
                        SharedSettings.keys()),
                new Section("Other servers", "Read by `query`, `refresher` and `up`.", SharedSettings.outward()),
                new Section("The query API", "Read by `query`; what is not about its port, by `up` too.", query),
                new Section(
                        "The refresher",
                        "Read by `refresher`; what is not a file or directory, by `up` too.",
                        refresher),
                new Section(
                        "The ledger service",
                        "Read by `ledger` and `up`.",
                        List.of(LedgerServiceConfiguration.ERASURE_PATIENCE)),
                new Section(
                        "Health and metrics",
                        "Read by `ledger` and `refresher`; `query` serves them beside its API.",
                        SharedSettings.health()),
                new Section("Founding", "Read by `init`.", List.of(InitConfiguration.SECRETS_DIRECTORY)),
                new Section(
                        "Token exchange", "Read by `query` and `up`.", List.of(SharedSettings.ENABLE_TOKEN_EXCHANGE)));
    }
}
