package io.credledger.cli.connect;

import static io.credledger.cli.connect.Hands.told;
import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.edge.Ask;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.BulkDisconnection;
import io.credledger.operation.ClientCard;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.ManyDisconnected;
import io.credledger.operation.NewClient;
import io.credledger.operation.Pauses;
import io.credledger.operation.ProviderClients;
import io.credledger.operation.Refreshes;
import io.credledger.secret.SecretToken;
import io.credledger.token.PreviousSecrets;
import io.credledger.token.TokenRefusedException;
import io.credledger.view.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does to a whole provider: pause it, disconnect it, and change its client's secret while two are good. */
class OperatorTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final ProviderId NEXTCLOUD = new ProviderId("nextcloud");

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @SuppressWarnings("NullAway.Init")
    private ProviderClients clients;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
        clients = new ProviderClients(bench.desk);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aPauseIsShownAndEnded() {
        Pauses pauses = new Pauses(bench.desk);
        assertThat(clients.pausedSince(Bench.GITLAB)).isEmpty();

        pauses.pause(ask(), Bench.GITLAB, "they have an outage");
        pauses.pause(ask(), Bench.GITLAB, null);
        assertThat(clients.pausedSince(Bench.GITLAB)).hasValue(bench.time.instant());
        assertThat(clients.show(Bench.GITLAB).pausedSince()).isEqualTo(bench.time.instant());

        pauses.resume(ask(), Bench.GITLAB);
        pauses.resume(ask(), Bench.GITLAB);
        assertThat(clients.pausedSince(Bench.GITLAB)).isEmpty();
        assertThat(bench.ledger.taken(Command.PauseProvider.class)).hasSize(1);
        assertThat(bench.ledger.taken(Command.ResumeProvider.class)).hasSize(1);
    }

    @Test
    void aPauseOutlivesANewClientAndEndsWithoutOne() {
        Pauses pauses = new Pauses(bench.desk);
        pauses.pause(ask(), Bench.GITLAB, null);

        bench.storeClient();
        assertThat(clients.pausedSince(Bench.GITLAB)).isPresent();
        clients.remove(ask(), Bench.GITLAB);
        refused("unknown-client", () -> pauses.pause(ask(), Bench.GITLAB, null));
        pauses.resume(ask(), Bench.GITLAB);
        assertThat(clients.pausedSince(Bench.GITLAB)).isEmpty();
    }

    @Test
    void whatHasNoClientIsNotPaused() {
        refused("unknown-client", () -> new Pauses(bench.desk).pause(ask(), NEXTCLOUD, null));
    }

    @Test
    void nobodyWaitsForAProviderThatIsPaused() {
        ConnectionId connection = new Grants(bench).refreshable(bench.alice, "alice", HOUR);
        Hands hands = new Hands(bench);
        new Pauses(bench.desk).pause(ask(), Bench.GITLAB, null);

        assertThat(told(new Refreshes(bench.desk, HOUR).refresh(bench.alice, ask(), connection))
                        .done())
                .isFalse();
        bench.time.of(HOUR);
        assertThatThrownBy(() -> Hands.tell(hands.ask(connection, HOUR, HOUR)))
                .isInstanceOfSatisfying(
                        TokenRefusedException.class,
                        e -> assertThat(e.isForNow()).isTrue());
    }

    @Test
    void allConnectionsOfAProviderAreDisconnectedPartByPart() {
        List<ConnectionId> all = granted(7);

        List<ManyDisconnected> parts = new ArrayList<>();
        String cursor = null;
        do {
            ManyDisconnected part = disconnect(ask(), new PageRequest(cursor, 3));
            parts.add(part);
            cursor = part.nextCursor();
        } while (cursor != null);

        assertThat(parts).extracting(ManyDisconnected::disconnected).containsExactly(3, 3, 1);
        assertThat(parts).extracting(ManyDisconnected::remaining).containsExactly(4, 1, 0);
        assertThat(parts).allSatisfy(part -> assertThat(part.failed()).isEmpty());
        assertThat(all)
                .allSatisfy(id -> assertThat(new ConnectionRegister(bench.desk)
                                .show(bench.admin, id)
                                .status())
                        .isEqualTo("disconnected"));
        assertThat(disconnect(ask(), new PageRequest(null, 3)).disconnected()).isZero();
    }

    @Test
    void whatCouldNotBeIsNamedAndTheRestGoesOn() {
        granted(2);
        bench.ledger.loses(Command.DisconnectConnection.class);

        ManyDisconnected part = disconnect(ask(), new PageRequest(null, 10));

        assertThat(part.disconnected()).isZero();
        assertThat(part.failed()).extracting(ManyDisconnected.Failed::problem).containsOnly("unavailable");
        assertThat(part.failed()).hasSize(2);
    }

    @Test
    void aRepeatAlsoEndsWhatWasConnectedAnew() {
        ConnectionId id = granted(1).get(0);
        Ask ask = Ask.of(bench.admin.id(), "once", new byte[0], null);
        disconnect(ask, new PageRequest(null, 10));
        bench.time.of(Duration.ofSeconds(1));
        granted(1);

        assertThat(disconnect(ask, new PageRequest(null, 10)).disconnected()).isEqualTo(1);
        assertThat(new ConnectionRegister(bench.desk).show(bench.admin, id).status())
                .isEqualTo("disconnected");
    }

    @Test
    void twoSecretsAreGoodForAWhile() {
        assertThat(clients.show(Bench.GITLAB).hasPreviousSecret()).isFalse();

        ClientCard both = stored("client-1", bench.provider.baseUrl(), true);
        assertThat(both.hasSecret()).isTrue();
        assertThat(both.hasPreviousSecret()).isTrue();

        ClientCard one = stored("client-1", bench.provider.baseUrl(), false);
        assertThat(one.hasPreviousSecret()).isFalse();
    }

    @Test
    void aSecretGoesNowhereElseAndToNoOtherApplication() {
        assertThat(refused("invalid-request", () -> stored("client-2", bench.provider.baseUrl(), true))
                        .field())
                .isEqualTo("keep_previous_secret");
        assertThat(refused("invalid-request", () -> stored("client-1", "https://elsewhere.example", true))
                        .rule())
                .contains("same token endpoint");
        clients.remove(ask(), Bench.GITLAB);
        refused("invalid-request", () -> stored("client-1", bench.provider.baseUrl(), true));
    }

    private ClientCard stored(String clientId, String baseUrl, boolean keep) {
        PreviousSecrets previous = new PreviousSecrets(LedgerId.of(1, 2), bench.desk, () -> {});
        try (SecretToken secret = SecretToken.takeCopyOf("secret-2");
                SecretToken kept = keep ? previous.of(Bench.GITLAB, clientId, baseUrl) : null) {
            if (kept != null) {
                assertThat(kept.length()).isEqualTo(Bench.CLIENT_SECRET.length());
            }
            return clients.store(ask(), new NewClient(Bench.GITLAB, clientId, secret, kept, baseUrl))
                    .what();
        }
    }

    private ManyDisconnected disconnect(Ask ask, PageRequest part) {
        return new BulkDisconnection(bench.desk).disconnect(bench.admin, ask, Bench.GITLAB, part);
    }

    private List<ConnectionId> granted(int count) {
        List<ConnectionId> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Grants(bench).stored(bench.alice, "alice", "c" + i, CredentialKind.OAUTH2, HOUR));
        }
        return all;
    }

    private Ask ask() {
        return Bench.ask(bench.admin.id());
    }
}
