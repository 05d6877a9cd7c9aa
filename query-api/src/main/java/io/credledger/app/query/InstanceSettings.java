package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.Constraint;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.instance.InstanceServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where other processes of the same ledger's query API reach this one. Off where no port is given. */
final class InstanceSettings {

    /** Nobody is found by these. */
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9._:-]{0,252}");
    private static final String RULE = "a host name or an address without brackets";

    private static final Setting<Optional<Integer>> PORT = Setting.named(
                    SettingName.of("credledger.instance.port"),
                    SettingTypes.wholeNumber(0, 65535, ""),
                    "Port for other processes of this ledger's query API, which share its shards; 0 takes a free one. Without it there can be one"
                            + " process only.")
            .optional();

    private static final Setting<String> HOST_NAME = Setting.named(
                    SettingName.of("credledger.instance.host"),
                    SettingTypes.textLike(HOST, RULE),
                    "Address that credledger.instance.port is on. Others than this machine reach it only where it is named.")
            .orElse("127.0.0.1");

    private static final Setting<Optional<String>> ADDRESS = Setting.named(
                    SettingName.of("credledger.instance.address"),
                    SettingTypes.textLike(HOST, RULE),
                    "What other processes find this one by: a host name or an address. Without it, credledger.instance.host.")
            .optional();

    private static final Constraint FOUND = new Constraint(
            List.of(ADDRESS, HOST_NAME),
            "must be said where " + HOST_NAME.name().key() + " is all addresses",
            configuration -> !WILDCARDS.contains(configuration.get(HOST_NAME))
                    || configuration.get(ADDRESS).isPresent());

    private InstanceSettings() {}

    static List<Setting<?>> settings() {
        return List.of(PORT, HOST_NAME, ADDRESS);
    }

    static List<Constraint> constraints() {
        return List.of(FOUND);
    }

    static InstanceServer.@Nullable Place from(Configuration configuration) {
        String host = configuration.get(HOST_NAME);
        return configuration
                .get(PORT)
                .map(port -> new InstanceServer.Place(
                        host, port, configuration.get(ADDRESS).orElse(host)))
                .orElse(null);
    }
}
