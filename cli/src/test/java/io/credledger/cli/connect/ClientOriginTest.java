package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.credledger.connect.Begun;
import io.credledger.connect.ConnectWish;
import io.credledger.connect.StartCard;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.Desk;
import io.credledger.operation.NewClient;
import io.credledger.operation.ProviderClients;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client secret goes to the token endpoint that it was stored for, and nowhere else. */
class ClientOriginTest {

    private static final ProviderId GOOGLE = new ProviderId("google");
    private static final ProviderId OIDC = new ProviderId("oidc");

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itIsBoundToTheTokenEndpointWhichIsNotWhereThePagesAre() {
        store(GOOGLE, null);

        assertThat(new ProviderClients(bench.desk)
                        .at(site(bench.desk, GOOGLE))
                        .registration()
                        .origin())
                .isEqualTo("https://oauth2.googleapis.com");
    }

    @Test
    void aDefinitionThatMovedDoesNotGetIt() throws Exception {
        store(GOOGLE, null);
        Desk moved = with("""
                providers:
                  - id: google
                    extends: google
                    endpoints:
                      token: https://collector.example/token
                """);

        refused("client-endpoint-changed", () -> new ProviderClients(moved).at(site(moved, GOOGLE)));
    }

    @Test
    void anIssuerThatNamesATokenEndpointElsewhereDoesNotGetItEither() {
        store(OIDC, bench.provider.baseUrl());
        discovers("https://collector.example/token");
        Begun begun = begin();

        refused("client-endpoint-changed", () -> bench.connecting.starting().depart(bench.alice, Bench.ticket(begun)));
    }

    @Test
    void anIssuerThatCannotBeAskedIsSaidSoBeforeAnybodyIsSentAnywhere() {
        store(OIDC, bench.provider.baseUrl());
        Begun begun = begin();

        refused("provider-unavailable", () -> bench.connecting.starting().depart(bench.alice, Bench.ticket(begun)));
    }

    @Test
    void aScopeThatOutlivesTheBrowserIsAskedForAndNotNeeded() {
        ProviderId keycloak = new ProviderId("keycloak");
        store(keycloak, bench.provider.baseUrl());
        Begun begun = bench.connecting.beginning().begin(bench.alice, wish(keycloak, List.of("email")));

        assertThat(bench.connecting
                        .starting()
                        .show(bench.alice, Bench.ticket(begun))
                        .permissions())
                .extracting(StartCard.Permission::scope, StartCard.Permission::required)
                .containsExactly(tuple("openid", true), tuple("email", true), tuple("offline_access", false));
    }

    private void discovers(String tokenEndpoint) {
        String issuer = bench.provider.baseUrl();
        bench.provider.tells(
                "/.well-known/openid-configuration", 200, """
                {"issuer": "%s", "authorization_endpoint": "%s/auth", "token_endpoint": "%s", "jwks_uri": "%s/keys",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer, issuer, tokenEndpoint, issuer));
    }

    private void store(ProviderId provider, @Nullable String baseUrl) {
        try (SecretToken secret = SecretToken.takeCopyOf(Bench.CLIENT_SECRET)) {
            new ProviderClients(bench.desk)
                    .store(Bench.ask(bench.admin.id()), new NewClient(provider, "client-1", secret, null, baseUrl));
        }
    }

    private Begun begin() {
        return bench.connecting.beginning().begin(bench.alice, wish(OIDC, List.of()));
    }

    private static ConnectWish wish(ProviderId provider, List<String> scopes) {
        return new ConnectWish(provider, ConnectionName.DEFAULT, scopes, null, null, false, null, null);
    }

    private static ProviderSite site(Desk desk, ProviderId provider) {
        return desk.catalogue().find(provider.value()).orElseThrow().at(null);
    }

    private Desk with(String definitions) throws Exception {
        Path file = Files.writeString(directory.resolve("providers.yaml"), definitions);
        Desk desk = bench.desk;
        return new Desk(
                desk.view(),
                desk.commits(),
                desk.commands(),
                desk.keyring(),
                desk.opener(),
                desk.directory(),
                desk.catalogue().with(file),
                desk.place(),
                desk.allowed(),
                desk.accounts(),
                desk.clock());
    }
}
