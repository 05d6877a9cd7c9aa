package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.Setting;
import io.credledger.config.Sources;
import io.credledger.session.SessionLife;
import io.credledger.signin.OidcSettings;
import io.credledger.token.TokenPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the edge meets browsers and other servers. All of it has a default, so {@code up} reads it too.
 *
 * @param oidc null where nobody signs in by OpenID Connect
 */
public record EdgeSettings(
        PlaceSettings place,
        SessionLife sessions,
        @Nullable OidcSettings oidc,
        OutwardSettings outward,
        TokenPolicy tokens) {

    /** As where nothing is set. */
    public static EdgeSettings defaults() {
        return reader(List.of()).read(Sources.of(Map.of()));
    }

    /** The same, but no provider is asked whose a token is that somebody brings: for made-up ones, which are nobody's business. */
    public static EdgeSettings askingNobody() {
        return reader(List.of()).read(Sources.of(Map.of("CREDLEDGER_VERIFY_STORED", "false")));
    }

    public static List<Setting<?>> settings() {
        return Stream.of(
                        PlaceSettings.settings(),
                        SessionSettings.settings(),
                        SignInSettings.settings(),
                        OutwardSettings.settings(),
                        TokenSettings.settings())
                .flatMap(List::stream)
                .toList();
    }

    static List<Constraint> constraints() {
        return Stream.of(PlaceSettings.constraints(), SessionSettings.constraints(), SignInSettings.constraints())
                .flatMap(List::stream)
                .toList();
    }

    /** @param others settings of other roles that may stand in the same environment */
    public static ConfigurationReader<EdgeSettings> reader(List<Setting<?>> others) {
        return new ConfigurationReader<>(settings(), constraints(), others, EdgeSettings::from);
    }

    static EdgeSettings from(Configuration configuration) {
        return new EdgeSettings(
                PlaceSettings.from(configuration),
                SessionSettings.from(configuration),
                SignInSettings.from(configuration),
                OutwardSettings.from(configuration),
                TokenSettings.from(configuration));
    }
}
