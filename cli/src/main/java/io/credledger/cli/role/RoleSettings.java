package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import java.util.List;
import java.util.stream.Stream;

/** The settings of all roles: what one finds of another's in a shared environment is no mistake. */
final class RoleSettings {

    private RoleSettings() {}

    static List<Setting<?>> all() {
        return Stream.of(
                        SharedSettings.all(),
                        LedgerServiceConfiguration.settings(),
                        QueryApiConfiguration.settings(),
                        InitConfiguration.settings())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
