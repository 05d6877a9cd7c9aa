package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.connect.ConnectWish;
import io.credledger.connect.FlowOutcome;
import io.credledger.connect.FlowOutcome.Completed;
import io.credledger.connect.Landing;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Handle;
import io.credledger.ledger.LedgerEvent;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionRegister;
import io.credledger.session.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowTest {

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
    void aForgeIsGrantedAndActiveInOneStep() throws Exception {
        Landing landing = bench.back(bench.gone(bench.alice));

        Completed completed = (Completed) landing.outcome();
        assertThat(completed.activated()).isTrue();
        assertThat(completed.key()).isEqualTo("vault:default:gitlab:connection:alice/default");
        assertThat(landing.first()).isTrue();
        List<LedgerEvent> log = bench.ledger.log();
        assertThat(log.subList(log.size() - 3, log.size()))
                .extracting(event -> event.fact().type())
                .containsExactly("FlowConsumed", "ConnectionGranted", "ForgeActivated");
        assertThat(log.get(log.size() - 1).header().command())
                .isEqualTo(log.get(log.size() - 2).header().command());
    }

    @Test
    void whatTheProviderSaysIsWhatIsKept() throws Exception {
        ConnectionCard card = connected(bench.alice, bench.back(bench.gone(bench.alice)));

        assertThat(card.verified()).isTrue();
        assertThat(card.providerUid()).isEqualTo("7");
        assertThat(card.accountLogin()).isEqualTo("alice-gl");
        assertThat(card.scopes()).containsExactly("read_api", "read_user", "write_repository");
        assertThat(card.baseUrl()).isEqualTo(bench.provider.baseUrl());
        assertThat(card.expiresAt()).isEqualTo(bench.time.instant().plus(Duration.ofHours(2)));
        assertThat(card.hasToken()).isTrue();
        assertThat(card.hasRefreshToken()).isTrue();
        assertThat(card.metadata()).contains("alice-gl.png", "A person", "alice-gl@users.noreply.gitlab.example");
    }

    @Test
    void theProviderIsAskedForTheCodeWithProofOfKeyAndSecretOnce() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        bench.back(traveller);

        Map<String, String> sent = traveller.sent();
        assertThat(sent)
                .containsEntry("client_id", "client-1")
                .containsEntry("redirect_uri", "https://ledger.example/v1/connect/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "read_user read_api write_repository");
        assertThat(bench.provider.asked("/oauth/token")).singleElement().satisfies(asked -> {
            assertThat(asked.form())
                    .containsEntry("code", "code-canary")
                    .containsEntry("client_secret", Bench.CLIENT_SECRET)
                    .containsEntry("redirect_uri", "https://ledger.example/v1/connect/callback");
            assertThat(challenge(asked.form().getOrDefault("code_verifier", "")))
                    .isEqualTo(sent.get("code_challenge"));
        });
    }

    @Test
    void theDefaultsMayBeUnticked() throws Exception {
        bench.provider.grants("access-canary", "refresh-canary", "read_user");

        assertThat(connected(bench.alice, bench.back(bench.gone(bench.alice))).scopes())
                .containsExactly("read_user");
    }

    @Test
    void withoutAnExpiryTheDefinitionsLifeCounts() throws Exception {
        bench.provider.tells("/oauth/token", 200, """
                {"access_token": "access-canary", "token_type": "Bearer"}""");

        ConnectionCard card = connected(bench.alice, bench.back(bench.gone(bench.alice)));

        assertThat(card.expiresAt()).isEqualTo(bench.time.instant().plus(Duration.ofHours(2)));
        assertThat(card.scopes()).containsExactly("read_user", "read_api", "write_repository");
        assertThat(card.hasRefreshToken()).isFalse();
    }

    @Test
    void whoDoesNotWantItActiveKeepsTheForgeThatIs() throws Exception {
        bench.back(bench.gone(bench.alice));
        Landing second = bench.back(bench.gone(bench.alice, named("second", false)));

        assertThat(((Completed) second.outcome()).activated()).isFalse();
        assertThat(bench.ledger.log())
                .filteredOn(event -> event.fact() instanceof Fact.ForgeActivated)
                .hasSize(1);
    }

    @Test
    void aServersConnectionIsNobodysForge() throws Exception {
        ConnectWish wish = new ConnectWish(
                Bench.GITLAB, ConnectionName.DEFAULT, List.of(), null, null, false, null, Handle.SERVER);

        Completed completed =
                (Completed) bench.back(bench.gone(bench.admin, wish)).outcome();

        assertThat(completed.activated()).isFalse();
        assertThat(completed.key()).isEqualTo("vault:default:gitlab:connection:server/default");
        assertThat(bench.ledger.taken(Command.StoreConnection.class))
                .singleElement()
                .satisfies(store -> assertThat(store.activate()).isFalse());
    }

    @Test
    void aReconnectIsANewGenerationOfTheSameConnection() throws Exception {
        ConnectionCard first = connected(bench.alice, bench.back(bench.gone(bench.alice)));
        bench.provider.grants("access-2", "refresh-2", "read_user read_api");
        ConnectionCard second = connected(bench.alice, bench.back(bench.gone(bench.alice)));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.generation()).isEqualTo(2);
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
    }

    @Test
    void aFlowIsCompletedByAnyInstanceAndAskedOfAnyOther() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        Landing landing = bench.back(traveller);

        FlowOutcome told = bench.connecting.outcomes().of(bench.alice.id(), traveller.flow());

        assertThat(told).isEqualTo(landing.outcome());
    }

    private ConnectWish named(String name, boolean activate) {
        return new ConnectWish(Bench.GITLAB, new ConnectionName(name), List.of(), null, activate, false, null, null);
    }

    private ConnectionCard connected(Caller caller, Landing landing) {
        assertThat(landing.outcome()).isInstanceOf(Completed.class);
        return new ConnectionRegister(bench.desk).show(caller, ((Completed) landing.outcome()).connection());
    }

    private static String challenge(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
