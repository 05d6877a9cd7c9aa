package io.credledger.cli.connect;

import static io.credledger.cli.connect.Hands.tell;
import static io.credledger.cli.connect.Hands.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.operation.Connections;
import io.credledger.secret.SecretToken;
import io.credledger.token.TokenRefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that does not last is refreshed before it is handed out; a dead one never is. */
class FreshTokenTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(20);

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @SuppressWarnings("NullAway.Init")
    private Hands hands;

    @SuppressWarnings("NullAway.Init")
    private ConnectionId connection;

    @SuppressWarnings("NullAway.Init")
    private FakeRefresher refresher;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
        hands = new Hands(bench);
        connection = new Grants(bench).refreshable(bench.alice, "alice", HOUR);
        refresher = new FakeRefresher(bench, connection);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatLastsIsHandedOutAtOnce() {
        assertThat(told(hands.ask(connection, MINUTE, MINUTE)))
                .contains("token-1")
                .contains("\"expires_in\":3600");
        assertThat(requests()).isZero();
    }

    @Test
    void whatDoesNotIsRefreshedFirst() {
        bench.time.of(Duration.ofSeconds(3580));
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);
        assertThat(asked).isNotDone();
        assertThat(hands.records).isEmpty();

        refresher.starts().succeeds("token-2", HOUR);

        assertThat(told(asked)).contains("token-2").contains("\"expires_in\":3600");
        assertThat(requests()).isEqualTo(1);
        assertThat(hands.records).singleElement().satisfies(record -> {
            assertThat(record.outcome()).isEqualTo(AccessRecord.HANDED_OUT);
            assertThat(record.way()).isEqualTo("stored");
        });
        assertThat(bench.ledger.waiting()).isZero();
    }

    @Test
    void aThousandWhoWaitAskForOneRefresh() {
        bench.time.of(HOUR);
        CompletableFuture<?>[] asked = new CompletableFuture<?>[1000];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = hands.ask(connection, MINUTE, MINUTE);
        }

        refresher.starts().succeeds("token-2", HOUR);

        for (CompletableFuture<?> one : asked) {
            assertThat((String) told(one)).contains("token-2");
        }
        assertThat(requests()).isEqualTo(1);
        assertThat(bench.ledger.waiting()).isZero();
    }

    @Test
    void whatTheProviderMakesShortIsGoodEnoughWhenItIsNew() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, HOUR, MINUTE);

        refresher.starts().succeeds("token-2", MINUTE);

        assertThat(told(asked)).contains("token-2").contains("\"expires_in\":60");
    }

    @Test
    void whoeverAsksAMomentLaterIsGivenTheSame() {
        refresher.starts().succeeds("token-2", MINUTE);
        bench.time.of(Duration.ofSeconds(9));

        assertThat(told(hands.ask(connection, MINUTE, MINUTE)))
                .contains("token-2")
                .contains("\"expires_in\":51");
        assertThat(requests()).isZero();

        bench.time.of(Duration.ofSeconds(2));
        later(hands.ask(connection, MINUTE, MOMENT));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsNewButNearItsEndIsRefreshedAgain() {
        refresher.starts().succeeds("token-2", Duration.ofSeconds(10));
        bench.time.of(Duration.ofSeconds(6));

        later(hands.ask(connection, MINUTE, MOMENT));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whatIsNotRefreshedInTimeIsForLater() {
        bench.time.of(HOUR);

        TokenRefusedException refused = later(hands.ask(connection, MINUTE, MOMENT));

        assertThat(refused.members()).containsEntry(TokenRefusedException.RETRY_AFTER, 1L);
        assertThat(hands.records)
                .singleElement()
                .satisfies(record -> assertThat(record.outcome()).isEqualTo("not-refreshed"));
        assertThat(bench.ledger.waiting()).isZero();
    }

    @Test
    void aDeadTokenIsNeverHandedOutEvenIfItIsNew() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);

        refresher.starts().succeeds("token-2", Duration.ZERO);

        later(asked);
    }

    @Test
    void whatIsPutOffIsNotWaitedFor() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);

        refresher.starts().fails(RefreshTrouble.RATE_LIMITED, Duration.ofMinutes(5));

        assertThat(later(asked).members()).containsEntry(TokenRefusedException.RETRY_AFTER, 301L);
        later(hands.ask(connection, MINUTE, MINUTE));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aFailureThatIsMendedInTimeIsNobodysConcern() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);

        refresher.starts().fails(RefreshTrouble.NOT_SENT, Duration.ofSeconds(2));
        refresher.starts().succeeds("token-2", HOUR);

        assertThat(told(asked)).contains("token-2");
    }

    @Test
    void whereOnlyAPersonCanHelpItIsSaidSo() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);

        refresher.starts().givesUp(ReauthReason.ANSWER_LOST);

        TokenRefusedException refused = refused("invalid_grant", asked);
        assertThat(refused.reason()).isEqualTo("needs-reauth");
        assertThat(refused.description()).endsWith("Connect the account again.");
        assertThat(refused.members())
                .isEqualTo(Map.of(
                        "credledger_reason",
                        "answer-lost",
                        "credledger_reconnect",
                        "https://ledger.example/connections/" + connection + "/reconnect"));
    }

    @Test
    void aTokenThatStillLastsIsHandedOutThoughItsGrantIsDead() {
        refresher.starts().givesUp(ReauthReason.GRANT_DEAD);

        assertThat(told(hands.ask(connection, MINUTE, MINUTE))).contains("token-1");
        bench.time.of(HOUR);
        assertThat(refused("invalid_grant", hands.ask(connection, MINUTE, MINUTE))
                        .reason())
                .isEqualTo("needs-reauth");
        assertThat(requests()).isZero();
    }

    @Test
    void whatIsDisconnectedMeanwhileIsNotHandedOut() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);

        new Connections(bench.desk).disconnect(bench.alice, Bench.ask(bench.alice.id()), connection);

        assertThat(refused("invalid_grant", asked).reason()).isEqualTo("disconnected");
    }

    @Test
    void whatIsConnectedAnewMeanwhileIs() {
        bench.time.of(HOUR);
        CompletableFuture<String> asked = hands.ask(connection, MINUTE, MINUTE);

        new Grants(bench).refreshable(bench.alice, "alice", HOUR);

        assertThat(told(asked)).contains("token-1").contains("\"expires_in\":3600");
    }

    @Test
    void whatNothingRefreshesIsRefusedAtOnce() {
        ConnectionId bearer = new Grants(bench).bearer(bench.alice, "alice", Duration.ofSeconds(30));

        assertThat(refused("invalid_grant", hands.ask(bearer, MINUTE, MINUTE)).reason())
                .isEqualTo("expires-too-soon");
        assertThat(requests()).isZero();
    }

    @Test
    void whatGoesOutToAForgeIsRefreshedLikewise() {
        bench.time.of(HOUR);
        CompletableFuture<SecretToken> asked = hands.authorization(connection, MINUTE);

        refresher.starts().succeeds("token-2", HOUR);

        try (SecretToken header = told(asked)) {
            assertThat(header.length()).isEqualTo("Bearer token-2".length());
        }
    }

    private static TokenRefusedException later(CompletableFuture<?> asked) {
        TokenRefusedException refused = refused("temporarily_unavailable", asked);
        assertThat(refused.isForNow()).isTrue();
        assertThat(refused.reason()).isEqualTo("not-refreshed");
        return refused;
    }

    private static TokenRefusedException refused(String error, CompletableFuture<?> asked) {
        TokenRefusedException[] refused = new TokenRefusedException[1];
        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> tell(asked))
                .satisfies(e -> {
                    assertThat(e.error()).isEqualTo(error);
                    refused[0] = e;
                });
        return refused[0];
    }

    private long requests() {
        return bench.ledger.taken(Command.RequestRefresh.class).size();
    }
}
