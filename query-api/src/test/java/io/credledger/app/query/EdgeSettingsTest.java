package io.credledger.app.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Sources;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.session.SessionLife;
import io.credledger.signin.OidcClient;
import io.credledger.signin.OidcSettings;
import io.credledger.token.TokenPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeSettingsTest {

    @Test
    void nothingNeedsToBeSaid() {
        EdgeSettings settings = EdgeSettings.defaults();

        assertThat(settings.place().publicUrl()).isNull();
        assertThat(settings.place().signInsPerMinute()).isEqualTo(30);
        assertThat(settings.sessions()).isEqualTo(new SessionLife(Duration.ofMinutes(30), Duration.ofHours(12)));
        assertThat(settings.oidc()).isNull();
        assertThat(settings.outward().sharedAccounts()).isFalse();
        assertThat(settings.tokens()).isEqualTo(TokenPolicy.DEFAULT);
    }

    @Test
    void whatIsSaidOfTokensIsKept() {
        String key = "vault:default:gitlab:connection:server/project";

        TokenPolicy tokens = read(
                        "TOKEN_FALLBACKS", "github," + key, "EXCHANGE_CACHE", "5s", "OIDC_REQUIRE_JTI", "true")
                .tokens();

        assertThat(tokens).isEqualTo(new TokenPolicy(false, Set.of("github", key), Duration.ofSeconds(5), true));
    }

    @Test
    void whatProvidersCannotDoIsSaidAllAtOnce(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("providers.yaml"), """
                providers:
                  - {id: one, extends: gitlab, ways: [pass_through]}
                  - {id: two, extends: gitlab, ways: [stored, pass_through]}
                  - {id: able, extends: gitlab, ways: [pass_through], exchange: rfc8693}
                """);
        ProviderCatalogue catalogue = ProviderCatalogue.builtIn().with(file);
        TokenPolicy on = new TokenPolicy(true, Set.of("three"), Duration.ZERO, false);
        TokenPolicy off = new TokenPolicy(false, Set.of("one"), Duration.ZERO, false);

        ConfigurationException problem =
                catchThrowableOfType(ConfigurationException.class, () -> TokenSettings.checked(on, catalogue));

        assertThat(problem.problems())
                .extracting(ConfigurationProblem::rule)
                .containsExactly(
                        "needs exchange: rfc8693 in the definition of one",
                        "needs exchange: rfc8693 in the definition of two",
                        "must name providers that are defined");
        assertThat(TokenSettings.checked(off, catalogue)).isEqualTo(off);
    }

    @Test
    void allOfItCanBe() {
        EdgeSettings settings = read(
                "PUBLIC_URL", "https://ledger.example/",
                "TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "SESSION_IDLE", "5m",
                "SESSION_LIFE", "1h",
                "OIDC_ISSUER", "https://id.example/realms/one",
                "OIDC_CLIENT_ID", "ledger",
                "OIDC_CLIENT_SECRET", "canary",
                "OIDC_REGISTER_CLAIM", "preferred_username",
                "OIDC_AUDIENCE", "ledger-api",
                "OUTBOUND_ALLOWED_HOSTS", "localhost:8081,[::1]",
                "PROVIDERS_FILE", "/etc/providers.yaml",
                "ACCOUNTS_SHARED", "true");

        OidcSettings oidc = Objects.requireNonNull(settings.oidc());
        OidcClient client = Objects.requireNonNull(oidc.client());
        assertThat(oidc.issuer()).isEqualTo(URI.create("https://id.example/realms/one"));
        assertThat(oidc.audience()).isEqualTo("ledger-api");
        assertThat(client.registerClaim()).isEqualTo("preferred_username");
        assertThat(settings.outward().allowedHosts().entries()).containsExactlyInAnyOrder("localhost:8081", "[::1]");
        assertThat(settings.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_URL, https://ledger.example/ledger, credledger.public.url",
        "PUBLIC_URL, ftp://ledger.example, credledger.public.url",
        "TRUSTED_PROXIES, proxy.example, credledger.trusted.proxies",
        "TRUSTED_PROXIES, 10.0.0.0/40, credledger.trusted.proxies",
        "SESSION_IDLE, 13h, credledger.session.idle",
        "SIGNIN_RATE, 0, credledger.signin.rate",
        "OIDC_CLIENT_ID, ledger, credledger.oidc.client.id",
        "OIDC_AUDIENCE, ledger, credledger.oidc.audience",
        "OIDC_ISSUER, https://id.example, credledger.oidc.issuer",
        "OUTBOUND_ALLOWED_HOSTS, http://x, credledger.outbound.allowed.hosts",
        "TOKEN_FALLBACKS, Git Hub, credledger.token.fallbacks",
        "TOKEN_FALLBACKS, vault:default:github:connection:alice/main, credledger.token.fallbacks",
        "EXCHANGE_CACHE, 1h, credledger.exchange.cache",
        "OIDC_REQUIRE_JTI, maybe, credledger.oidc.require.jti"
    })
    void whatCannotBeIsNamed(String variable, String value, String setting) {
        assertThat(refused(variable, value)).contains(setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "Email", "e-mail", "email_verified", "a b", ""})
    void nobodyIsRegisteredByAnAddress(String claim) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CREDLEDGER_OIDC_ISSUER", "https://id.example",
                "CREDLEDGER_OIDC_CLIENT_ID", "ledger"));
        environment.put("CREDLEDGER_OIDC_REGISTER_CLAIM", claim);
        if (claim.isEmpty()) {
            assertThat(EdgeSettings.reader(List.of())
                            .read(Sources.of(environment))
                            .oidc())
                    .isNotNull();
        } else {
            assertThat(refused(environment)).contains("credledger.oidc.register.claim");
        }
    }

    @Test
    void anIdTokenIsNoBearer() {
        assertThat(refused("OIDC_ISSUER", "https://id.example", "OIDC_CLIENT_ID", "one", "OIDC_AUDIENCE", "one"))
                .contains("credledger.oidc.audience");
    }

    private static String refused(String... pairs) {
        return refused(environment(pairs));
    }

    private static String refused(Map<String, String> environment) {
        ConfigurationException problem = catchThrowableOfType(
                ConfigurationException.class,
                () -> EdgeSettings.reader(List.of()).read(Sources.of(environment)));
        // A problem of one value names the variable, one of several the key.
        return String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static EdgeSettings read(String... pairs) {
        return EdgeSettings.reader(List.of()).read(Sources.of(environment(pairs)));
    }

    private static Map<String, String> environment(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put("CREDLEDGER_" + pairs[i], pairs[i + 1]);
        }
        return environment;
    }
}
