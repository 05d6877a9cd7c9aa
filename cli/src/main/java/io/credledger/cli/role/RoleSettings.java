package io.credledger.cli.role;

import io.credledger.config.Setting;
import java.util.List;

/** The settings of all roles: what one finds of another's in a shared environment is no mistake. */
public final class RoleSettings {

    private RoleSettings() {}

    public static List<Setting<?>> all() {
        return SettingSections.all().stream()
                .flatMap(section -> section.settings().stream())
                .toList();
    }
}
