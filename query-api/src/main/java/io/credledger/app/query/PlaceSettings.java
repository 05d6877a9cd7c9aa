package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.Constraint;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.http.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers find the server, and who stands between.
 *
 * @param publicUrl null where it is the address that is served
 * @param signInsPerMinute how often one client address may try
 */
public record PlaceSettings(@Nullable URI publicUrl, TrustedProxies proxies, int signInsPerMinute) {

    private static final Setting<Optional<List<String>>> TRUSTED_PROXIES = Setting.named(
                    SettingName.of("credledger.trusted.proxies"),
                    SettingTypes.listOf(SettingTypes.text()),
                    "Addresses or ranges (10.0.0.0/8) of the proxies in front, whose X-Forwarded-For says who is asking. Without it, nobody's does.")
            .optional();

    private static final Setting<Integer> SIGN_IN_RATE = Setting.named(
                    SettingName.of("credledger.signin.rate"),
                    SettingTypes.wholeNumber(1, 100_000, "attempts"),
                    "How often a minute one client address (of IPv6 its /64) may try to sign in, and come back from another server.")
            .orElse("30");

    private static final Constraint PROXIES = new Constraint(
            List.of(TRUSTED_PROXIES),
            "must be addresses or ranges of them, no names",
            configuration -> configuration.get(TRUSTED_PROXIES).stream()
                    .flatMap(List::stream)
                    .allMatch(TrustedProxies::isNetwork));

    static List<Setting<?>> settings() {
        return List.of(SharedSettings.PUBLIC_URL, TRUSTED_PROXIES, SIGN_IN_RATE);
    }

    static List<Constraint> constraints() {
        return Stream.concat(SharedSettings.outwardConstraints().stream(), Stream.of(PROXIES))
                .toList();
    }

    static PlaceSettings from(Configuration configuration) {
        return new PlaceSettings(
                configuration.get(SharedSettings.PUBLIC_URL).orElse(null),
                TrustedProxies.of(configuration.get(TRUSTED_PROXIES).orElse(List.of())),
                configuration.get(SIGN_IN_RATE));
    }
}
