package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.Constraint;
import io.credledger.config.SecretTypes;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.secret.SecretToken;
import io.credledger.signin.OidcClient;
import io.credledger.signin.OidcSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who vouches for people. */
final class SignInSettings {

    private static final Setting<Optional<URI>> ISSUER = Setting.named(
                    SettingName.of("credledger.oidc.issuer"),
                    SettingTypes.httpUrl(),
                    "The OpenID Connect issuer that people sign in at, exactly as it names itself. A private or plain-http one also needs"
                            + " credledger.outbound.allowed.hosts.")
            .optional();

    private static final Setting<Optional<String>> CLIENT_ID = Setting.named(
                    SettingName.of("credledger.oidc.client.id"),
                    SettingTypes.text(),
                    "Our client at the issuer, with redirect URI <public url>/v1/signin/oidc/callback. Without it, nobody signs in there by browser.")
            .optional();

    private static final Setting<Optional<SecretToken>> CLIENT_SECRET = Setting.named(
                    SettingName.of("credledger.oidc.client.secret"),
                    SecretTypes.secret(),
                    "The client's secret; none for a public client.")
            .optional();

    private static final Setting<Optional<String>> AUDIENCE = Setting.named(
                    SettingName.of("credledger.oidc.audience"),
                    SettingTypes.text(),
                    "The audience that a JWT of the issuer must have to be taken as a bearer; another than the client, whose ID tokens are no"
                            + " bearers. Without it, no JWT is taken.")
            .optional();

    private static final Setting<Optional<String>> REGISTER_CLAIM = Setting.named(
                    SettingName.of("credledger.oidc.register.claim"),
                    SettingTypes.textLike(
                            Pattern.compile("(?![Ee]-?[Mm]ail)[A-Za-z0-9_.:/-]{1,255}"),
                            "the name of a claim; not email, which is nobody's for good"),
                    "The claim of the ID token, such as preferred_username, under whose value as handle somebody unknown is registered when they"
                            + " sign in. It must be one that people cannot change. A handle that exists is never taken over. Without it, an admin maps everybody.")
            .optional();

    private static final List<Constraint> CONSTRAINTS = List.of(
            needs(CLIENT_ID, ISSUER),
            needs(AUDIENCE, ISSUER),
            new Constraint(
                    List.of(AUDIENCE, CLIENT_ID),
                    "must not be that of " + CLIENT_ID.name().key(),
                    configuration -> configuration.get(AUDIENCE).isEmpty()
                            || !configuration.get(AUDIENCE).equals(configuration.get(CLIENT_ID))),
            needs(CLIENT_SECRET, CLIENT_ID),
            needs(REGISTER_CLAIM, CLIENT_ID),
            new Constraint(
                    List.of(ISSUER, CLIENT_ID, AUDIENCE),
                    "is of no use without " + CLIENT_ID.name().key() + " or "
                            + AUDIENCE.name().key(),
                    configuration -> configuration.get(ISSUER).isEmpty()
                            || configuration.get(CLIENT_ID).isPresent()
                            || configuration.get(AUDIENCE).isPresent()));

    private SignInSettings() {}

    private static <T, N> Constraint needs(Setting<Optional<T>> setting, Setting<Optional<N>> needed) {
        return new Constraint(
                List.of(setting, needed),
                "needs " + needed.name().key() + " too",
                configuration -> configuration.get(setting).isEmpty()
                        || configuration.get(needed).isPresent());
    }

    static List<Setting<?>> settings() {
        return List.of(ISSUER, CLIENT_ID, CLIENT_SECRET, AUDIENCE, REGISTER_CLAIM);
    }

    static List<Constraint> constraints() {
        return CONSTRAINTS;
    }

    static @Nullable OidcSettings from(Configuration configuration) {
        OidcClient client = configuration
                .get(CLIENT_ID)
                .map(id -> new OidcClient(
                        id,
                        configuration.get(CLIENT_SECRET).orElse(null),
                        configuration.get(REGISTER_CLAIM).orElse(null)))
                .orElse(null);
        return configuration
                .get(ISSUER)
                .map(issuer -> new OidcSettings(
                        issuer, client, configuration.get(AUDIENCE).orElse(null)))
                .orElse(null);
    }
}
