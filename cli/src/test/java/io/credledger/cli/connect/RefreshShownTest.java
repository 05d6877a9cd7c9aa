package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.credledger.connect.Begun;
import io.credledger.connect.Departure;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.RevocationResult;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionHistory;
import io.credledger.operation.ConnectionQuery;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Connections;
import io.credledger.operation.HistoryItem;
import io.credledger.operation.ReauthNotice;
import io.credledger.view.PageRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people are shown of refreshes and revocations, and where a dead grant sends them. */
class RefreshShownTest {

    private static final Duration HOUR = Duration.ofHours(1);

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
    void aConnectionTellsWhereItsRefreshesStand() {
        assertThat(card().refresh()).isNotNull().satisfies(none -> {
            assertThat(none.state()).isEqualTo("idle");
            assertThat(none.failures()).isZero();
        });
        refresher.starts();
        assertThat(Objects.requireNonNull(card().refresh()).state()).isEqualTo("refreshing");
        refresher.succeeds("token-2", HOUR);

        ConnectionCard refreshed = card();
        assertThat(Objects.requireNonNull(refreshed.refresh()).state()).isEqualTo("idle");
        assertThat(refreshed.lastRefreshed()).isEqualTo(bench.time.instant());
        assertThat(refreshed.expiresAt()).isEqualTo(bench.time.instant().plus(HOUR));
        assertThat(refreshed.updatedBy()).isEqualTo("server");
        assertThat(refreshed.statusReason()).isNull();
        assertThat(refreshed.revocation()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aDeadGrantIsExplainedToAPerson(ReauthReason reason) {
        refresher.starts().givesUp(reason);

        ConnectionCard card = card();
        assertThat(card.status()).isEqualTo("needs_reauth");
        assertThat(Objects.requireNonNull(card.refresh()).state()).isEqualTo("needs_reauth");
        ReauthNotice notice = Objects.requireNonNull(card.statusReason());
        assertThat(notice.code()).isEqualTo(reason.code());
        assertThat(notice.detail()).endsWith("Connect the account again.");
        assertThat(notice.reconnect()).isEqualTo("https://ledger.example/connections/" + connection + "/reconnect");
    }

    @Test
    void thoseThatNeedAPersonAreListed() {
        assertThat(listed("needs_reauth")).isEmpty();
        refresher.starts().givesUp(ReauthReason.GRANT_DEAD);

        assertThat(listed("needs_reauth")).hasSize(1);
        assertThat(listed("connected")).isEmpty();
    }

    @Test
    void theLinkBeginsAFlowForTheSameAccount() throws Exception {
        refresher.starts().givesUp(ReauthReason.GRANT_DEAD);

        URI page = URI.create(
                bench.connecting.beginning().again(bench.alice, connection).authorizeUrl());
        assertThat(page.toString()).startsWith("https://ledger.example/connect/start?ticket=");
        var card = bench.connecting.starting().show(bench.alice, page.getQuery().substring("ticket=".length()));
        assertThat(card.key()).isEqualTo("vault:default:gitlab:connection:alice/main");
        assertThat(card.permissions())
                .extracting(permission -> permission.scope())
                .contains("read_user");
        assertThat(card.activates()).isFalse();
    }

    @Test
    void itsEndIsTheSameConnectionAlive() throws Exception {
        refresher.starts().givesUp(ReauthReason.GRANT_DEAD);
        Begun begun = bench.connecting.beginning().again(bench.alice, connection);
        Departure departure = bench.connecting.starting().depart(bench.alice, Bench.ticket(begun));

        bench.back(new Traveller(begun.flow(), departure, bench.alice));

        ConnectionCard card = card();
        assertThat(card.status()).isEqualTo("connected");
        assertThat(card.generation()).isEqualTo(2);
        assertThat(card.statusReason()).isNull();
    }

    @Test
    void theLinkIsItsOwnersAlone() {
        refused("unknown-connection", () -> bench.connecting.beginning().again(bench.bob, connection));
        new Connections(bench.desk).share(bench.alice, Bench.ask(bench.alice.id()), connection, new Handle("bob"));
        refused("forbidden", () -> bench.connecting.beginning().again(bench.bob, connection));
        refused("forbidden", () -> bench.connecting.beginning().again(bench.admin, connection));
    }

    @Test
    void inAnothersNamespaceThereIsNone() {
        new Connections(bench.desk)
                .transfer(bench.alice, Bench.ask(bench.alice.id()), connection, new Handle("bob"), null);
        refresher.starts().givesUp(ReauthReason.GRANT_DEAD);

        ConnectionCard card = new ConnectionRegister(bench.desk).show(bench.bob, connection);
        assertThat(Objects.requireNonNull(card.statusReason()).reconnect()).isNull();
        refused("forbidden", () -> bench.connecting.beginning().again(bench.bob, connection));
    }

    @ParameterizedTest
    @EnumSource
    void whatBecameOfARevocationIsTold(RevocationResult result) {
        new Connections(bench.desk).disconnect(bench.alice, Bench.ask(bench.alice.id()), connection);
        assertThat(card().revocation()).isEqualTo("pending");
        assertThat(card().refresh()).isNull();

        refresher.revokes(result);

        assertThat(card().revocation()).isEqualTo(result.code());
        assertThat(card().status()).isEqualTo("disconnected");
    }

    @Test
    void theHistoryTellsAllOfIt() {
        refresher.starts().fails(RefreshTrouble.RATE_LIMITED, Duration.ofSeconds(30));
        refresher.starts().losesTheAnswer(Duration.ofMinutes(10));
        refresher.starts().givesUp(ReauthReason.ANSWER_LOST);
        new Connections(bench.desk).disconnect(bench.alice, Bench.ask(bench.alice.id()), connection);
        refresher.revokes(RevocationResult.REVOKED);

        List<HistoryItem> items = new ConnectionHistory(bench.desk)
                .of(bench.alice, connection, new PageRequest(null, 50))
                .items();

        assertThat(items)
                .extracting(
                        HistoryItem::type,
                        item -> item.trace().trouble(),
                        item -> item.trace().cause(),
                        item -> item.trace().reauthReason(),
                        item -> item.trace().revocation(),
                        item -> item.trace().providerError())
                .containsExactly(
                        tuple("ConnectionGranted", null, null, null, null, null),
                        tuple("RefreshStarted", null, null, null, null, null),
                        tuple("RefreshFailed", "rate-limited", null, null, null, "slow_down"),
                        tuple("RefreshStarted", null, null, null, null, null),
                        tuple("RefreshOutcomeUnknown", null, "cut", null, null, null),
                        tuple("RefreshStarted", null, null, null, null, null),
                        tuple("ReauthorisationRequired", null, null, "answer-lost", null, "invalid_grant"),
                        tuple("ConnectionDisconnected", null, null, null, null, null),
                        tuple("RevocationRecorded", null, null, null, "revoked", null));
        assertThat(items.get(2).trace().attempt())
                .startsWith("att_")
                .isEqualTo(items.get(1).trace().attempt());
        assertThat(items.get(2).trace().retryAt())
                .isEqualTo(bench.time.instant().plusSeconds(30));
        assertThat(items.get(1).actor()).isEqualTo("server");
    }

    private ConnectionCard card() {
        return new ConnectionRegister(bench.desk).show(bench.alice, connection);
    }

    private List<ConnectionCard> listed(String status) {
        ConnectionQuery query = new ConnectionQuery(null, null, status, null, new Handle("alice"), null);
        return new ConnectionRegister(bench.desk)
                .list(bench.alice, query, new PageRequest(null, 50))
                .items();
    }
}
