package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.Constraint;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.http.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers find the server, and who stands between.
 *
 * @param publicUrl null where it is the address that is served
 * @param signInsPerMinute how often one client address may try
 */
public record PlaceSettings(@Nullable URI publicUrl, TrustedProxies proxies, int signInsPerMinute) {

    private static final Setting<Optional<URI>> PUBLIC_URL = Setting.named(
                    SettingName.of("credledger.public.url"),
                    SettingTypes.httpUrl(),
                    "Where browsers reach the API: scheme, host and port, without a path. Redirect URIs are made of it, cookies are Secure where it is"
                            + " https, and only its origin may write with a session. Without it, the address that is served.")
            .optional();

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

    private static final List<Constraint> CONSTRAINTS = List.of(
            new Constraint(
                    List.of(PUBLIC_URL),
                    "must have neither a path nor a query",
                    configuration -> configuration.get(PUBLIC_URL).stream().allMatch(PlaceSettings::isOrigin)),
            new Constraint(
                    List.of(TRUSTED_PROXIES),
                    "must be addresses or ranges of them, no names",
                    configuration -> configuration.get(TRUSTED_PROXIES).stream()
                            .flatMap(List::stream)
                            .allMatch(TrustedProxies::isNetwork)));

    static List<Setting<?>> settings() {
        return List.of(PUBLIC_URL, TRUSTED_PROXIES, SIGN_IN_RATE);
    }

    static List<Constraint> constraints() {
        return CONSTRAINTS;
    }

    private static boolean isOrigin(URI url) {
        return (url.getRawPath().isEmpty() || url.getRawPath().equals("/")) && url.getRawQuery() == null;
    }

    static PlaceSettings from(Configuration configuration) {
        return new PlaceSettings(
                configuration.get(PUBLIC_URL).orElse(null),
                TrustedProxies.of(configuration.get(TRUSTED_PROXIES).orElse(List.of())),
                configuration.get(SIGN_IN_RATE));
    }
}
