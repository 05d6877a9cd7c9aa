package io.credledger.cli.connect;

import static io.credledger.cli.connect.Hands.tell;
import static io.credledger.cli.connect.Hands.told;
import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.edge.Ask;
import io.credledger.edge.Refusal;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Role;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Connections;
import io.credledger.operation.RefreshCard;
import io.credledger.operation.Refreshed;
import io.credledger.operation.Refreshes;
import io.credledger.session.Caller;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody wants a refresh now: the refresher does it, and whoever asked is told when it is done, or that it is not. */
class RefreshRequestTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @SuppressWarnings("NullAway.Init")
    private ConnectionId connection;

    @SuppressWarnings("NullAway.Init")
    private FakeRefresher refresher;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
        connection = new Grants(bench).refreshable(bench.alice, "alice", HOUR);
        refresher = new FakeRefresher(bench, connection);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whoeverAskedIsToldWhenItIsDone() {
        CompletableFuture<Refreshed> asked = ask(bench.alice, MINUTE);
        assertThat(asked).isNotDone();

        refresher.starts();
        assertThat(asked).isNotDone();
        refresher.succeeds("token-2", HOUR);

        Refreshed refreshed = told(asked);
        assertThat(refreshed.done()).isTrue();
        assertThat(refreshed.card().lastRefreshed()).isEqualTo(bench.time.instant());
        assertThat(refresh(refreshed.card()).state()).isEqualTo("idle");
        assertThat(requests()).isEqualTo(1);
        assertThat(bench.ledger.waiting()).isZero();
    }

    @Test
    void whatIsNotDoneInTimeIsNotYet() {
        Refreshed refreshed = told(ask(bench.alice, Duration.ofMillis(20)));

        assertThat(refreshed.done()).isFalse();
        assertThat(refresh(refreshed.card()).state()).isEqualTo("requested");
        assertThat(refreshed.position()).isNotNull();
        assertThat(bench.ledger.waiting()).isZero();
    }

    @Test
    void anAttemptThatFailedIsToldAtOnce() {
        CompletableFuture<Refreshed> asked = ask(bench.alice, MINUTE);
        refresher.starts().fails(RefreshTrouble.NOT_SENT, Duration.ofSeconds(30));

        ConnectionCard card = told(asked).card();
        assertThat(told(asked).done()).isFalse();
        assertThat(card.status()).isEqualTo("connected");
        assertThat(refresh(card).state()).isEqualTo("waiting");
        assertThat(refresh(card).trouble()).isEqualTo("not-sent");
        assertThat(refresh(card).failures()).isEqualTo(1);
        assertThat(refresh(card).retryAt()).isEqualTo(bench.time.instant().plusSeconds(30));
        assertThat(refresh(card).outcomeUnknown()).isFalse();
    }

    @Test
    void soIsOneWhoseOutcomeNobodyKnows() {
        CompletableFuture<Refreshed> asked = ask(bench.alice, MINUTE);
        refresher.starts().losesTheAnswer(Duration.ofMinutes(10));

        ConnectionCard card = told(asked).card();
        assertThat(refresh(card).outcomeUnknown()).isTrue();
        assertThat(refresh(card).trouble()).isNull();
        assertThat(refresh(card).state()).isEqualTo("waiting");
    }

    @Test
    void whereOnlyAPersonCanHelpTheyAreToldWhyAndWhere() {
        CompletableFuture<Refreshed> asked = ask(bench.alice, MINUTE);
        refresher.starts().givesUp(ReauthReason.GRANT_DEAD);

        Refusal refusal = refused("needs-reauth", () -> tell(asked));
        assertThat(refusal.members())
                .containsEntry("reason", "grant-dead")
                .containsEntry("reconnect", "https://ledger.example/connections/" + connection + "/reconnect")
                .containsKey("detail");
        refused("needs-reauth", () -> ask(bench.alice, MINUTE));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void anAttemptThatIsUnderWayIsWaitedForAndNotAskedForAgain() {
        refresher.starts();
        CompletableFuture<Refreshed> asked = ask(bench.alice, MINUTE);
        refresher.succeeds("token-2", HOUR);

        assertThat(told(asked).done()).isTrue();
        assertThat(requests()).isZero();
    }

    @Test
    void everybodyWhoAskedIsToldOfTheOneRefresh() {
        CompletableFuture<Refreshed> first = ask(bench.alice, MINUTE);
        CompletableFuture<Refreshed> second = ask(bench.alice, MINUTE);
        refresher.starts().succeeds("token-2", HOUR);

        assertThat(told(first).done()).isTrue();
        assertThat(told(second).done()).isTrue();
        assertThat(requests()).isEqualTo(1);
        assertThat(bench.ledger.waiting()).isZero();
    }

    @Test
    void whatIsFreshIsAnsweredAsItIs() {
        refresher.starts().succeeds("token-2", HOUR);

        assertThat(told(ask(bench.alice, MINUTE)).done()).isTrue();
        assertThat(requests()).isZero();

        bench.time.of(Duration.ofSeconds(10));
        assertThat(told(ask(bench.alice, Duration.ofMillis(20))).done()).isFalse();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aRepeatIsContentWithWhatTheFirstLedTo() {
        Ask ask = Ask.of(bench.alice.id(), "once", new byte[0], null);
        assertThat(told(ask(bench.alice, ask, Duration.ofMillis(20))).done()).isFalse();
        refresher.starts().succeeds("token-2", HOUR);
        bench.time.of(MINUTE);

        assertThat(told(ask(bench.alice, ask, MINUTE)).done()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whatWillNotBeTriedInTimeIsNotWaitedFor() {
        refresher.starts().fails(RefreshTrouble.RATE_LIMITED, Duration.ofMinutes(10));

        Refreshed refreshed = told(ask(bench.alice, MINUTE));

        assertThat(refreshed.done()).isFalse();
        assertThat(refresh(refreshed.card()).state()).isEqualTo("waiting");
        assertThat(refresh(refreshed.card()).trouble()).isEqualTo("rate-limited");
    }

    @Test
    void whoMayUseItMayAsk() {
        new Connections(bench.desk).share(bench.alice, Bench.ask(bench.alice.id()), connection, new Handle("bob"));

        assertThat(told(ask(bench.bob, Duration.ofMillis(1))).done()).isFalse();
        assertThat(told(ask(bench.admin, Duration.ofMillis(1))).done()).isFalse();
    }

    @Test
    void nobodyElseMay() {
        Caller auditor = new Caller(bench.bob.id(), Set.of(Role.AUDITOR), "session");

        refused("unknown-connection", () -> ask(bench.bob, MINUTE));
        refused("forbidden", () -> ask(auditor, MINUTE));
        assertThat(requests()).isZero();
    }

    @Test
    void whatHasNoRefreshTokenIsNotRefreshed() {
        bench.provider.isAccount(8, "bob-gl");
        ConnectionId bearer = new Grants(bench).stored(bench.bob, "bob", "main", CredentialKind.BEARER, HOUR);

        refused("not-refreshable", () -> tell(refreshes(MINUTE).refresh(bench.bob, Bench.ask(bench.bob.id()), bearer)));
        assertThat(new ConnectionRegister(bench.desk).show(bench.bob, bearer).refresh())
                .isNull();
    }

    @Test
    void whatIsDisconnectedMeanwhileIsToldAsSuch() {
        CompletableFuture<Refreshed> asked = ask(bench.alice, MINUTE);
        new Connections(bench.desk).disconnect(bench.alice, Bench.ask(bench.alice.id()), connection);

        Refreshed refreshed = told(asked);
        assertThat(refreshed.done()).isFalse();
        assertThat(refreshed.card().status()).isEqualTo("disconnected");
        refused("disconnected", () -> tell(ask(bench.alice, MINUTE)));
    }

    private Refreshes refreshes(Duration patience) {
        return new Refreshes(bench.desk, patience);
    }

    private CompletableFuture<Refreshed> ask(Caller caller, Duration patience) {
        return ask(caller, Bench.ask(caller.id()), patience);
    }

    private CompletableFuture<Refreshed> ask(Caller caller, Ask ask, Duration patience) {
        return refreshes(patience).refresh(caller, ask, connection);
    }

    private static RefreshCard refresh(ConnectionCard card) {
        return Objects.requireNonNull(card.refresh());
    }

    private long requests() {
        return bench.ledger.taken(Command.RequestRefresh.class).size();
    }
}
