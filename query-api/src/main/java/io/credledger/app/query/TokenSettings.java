package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Durations;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.token.TokenPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How tokens are had and handed out, as far as it is an operator's to say. */
final class TokenSettings {

    private static final Pattern FALLBACK = Pattern.compile(
            "[a-z0-9][a-z0-9-]{0,49}|vault:default:[a-z0-9][a-z0-9-]{0,49}:connection:server/[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

    private static final Setting<Optional<List<String>>> FALLBACKS = Setting.named(
                    SettingName.of("credledger.token.fallbacks"),
                    SettingTypes.listOf(SettingTypes.textLike(
                            FALLBACK, "a provider's id, or the key of a connection in the server's namespace")),
                    "Where somebody who has no connection may be handed a token of the server's: providers (POST /v1/token with fallback=server), and"
                            + " keys of single connections (fallback=<key>). Without it, nowhere.")
            .optional();

    private static final Setting<Duration> EXCHANGE_CACHE = Setting.named(
                    SettingName.of("credledger.exchange.cache"),
                    Durations.duration(Duration.ZERO, Duration.ofMinutes(10)),
                    "How long an exchanged token is kept in memory at most, for whoever asks with the same subject token again. It is never stored.")
            .orElse("60s");

    private static final Setting<Boolean> REQUIRE_JTI = Setting.named(
                    SettingName.of("credledger.oidc.require.jti"),
                    SettingTypes.trueOrFalse(),
                    "Whether a JWT that is presented as subject_token must have a jti, and is good once at each process.")
            .orElse("false");

    private TokenSettings() {}

    static List<Setting<?>> settings() {
        return List.of(SharedSettings.ENABLE_TOKEN_EXCHANGE, FALLBACKS, EXCHANGE_CACHE, REQUIRE_JTI);
    }

    static TokenPolicy from(Configuration configuration) {
        return new TokenPolicy(
                configuration.get(SharedSettings.ENABLE_TOKEN_EXCHANGE),
                Set.copyOf(configuration.get(FALLBACKS).orElse(List.of())),
                configuration.get(EXCHANGE_CACHE),
                configuration.get(REQUIRE_JTI));
    }

    /** @throws ConfigurationException with everything that the providers cannot do */
    static TokenPolicy checked(TokenPolicy policy, ProviderCatalogue catalogue) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (Provider provider : catalogue.all()) {
            if (policy.overtaxes(provider)) {
                problems.add(problem(
                        SharedSettings.ENABLE_TOKEN_EXCHANGE,
                        "needs exchange: rfc8693 in the definition of " + provider.id()));
            }
        }
        if (!policy.fallbacks().stream().allMatch(entry -> isKnown(entry, catalogue))) {
            problems.add(problem(FALLBACKS, "must name providers that are defined"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return policy;
    }

    private static boolean isKnown(String entry, ProviderCatalogue catalogue) {
        return catalogue
                .find(entry.contains(":") ? entry.split(":", -1)[2] : entry)
                .isPresent();
    }

    private static ConfigurationProblem problem(Setting<?> setting, String rule) {
        return new ConfigurationProblem(setting.name().toString(), rule);
    }
}
