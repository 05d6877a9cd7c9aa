package io.credledger.view;

import static io.credledger.view.TestLedger.GITHUB;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import io.credledger.ledger.WorkerId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be told of a shard, and to whom, as the fold notes it. */
class NoticesTest {

    private final TestLedger ledger =
            new TestLedger(0, 1).founded().registered(1).registered(2);
    private final IdentityId alice = ledger.identity(1);
    private final IdentityId bob = ledger.identity(2);
    private final ConnectionId connection = ledger.connection(alice, 1);
    private final AppliedPositions positions = new AppliedPositions(1);
    private final SimulatedTask task = new SimulatedTask(0, positions, ledger);
    private final WebhookView view = new StreamsWebhookView(task, positions, TestLedger.FORMAT);

    private List<Noticed> noticed() {
        task.runInOrder();
        return view.notices(0, 0, view.applied(0), 100);
    }

    private AttemptId started(int number) {
        AttemptId attempt = AttemptId.of(connection.routing(), number);
        happens(new Fact.RefreshStarted(attempt, now().generation(), WorkerId.of(1, 1), 60_000));
        return attempt;
    }

    private void succeeds(int number) {
        AttemptId attempt = started(number);
        happens(new Fact.CredentialRefreshed(attempt, now().generation(), now().version()));
    }

    private void fails(int number) {
        happens(new Fact.RefreshFailed(started(number), RefreshTrouble.NOT_SENT, TestLedger.START));
    }

    private void happens(Fact fact) {
        ledger.happened(connection, fact, now().detailsKey());
    }

    private Connection now() {
        return (Connection) Objects.requireNonNull(ledger.states.get(connection));
    }

    @Test
    void aRefreshThatWorksAsTheOneBeforeIsNoNews() {
        ledger.granted(alice, alice, connection, GITHUB);
        succeeds(1);
        succeeds(2);

        assertThat(noticed()).isEmpty();
    }

    @Test
    void aRefreshThatWorksAfterOneThatFailedIsToldOnce() {
        ledger.granted(alice, alice, connection, GITHUB);
        fails(1);
        fails(2);
        succeeds(3);
        succeeds(4);

        assertThat(noticed()).extracting(Noticed::kind).containsExactly(NoticeKind.REFRESH_RECOVERED);
    }

    @Test
    void aGrantHealsWhatNeededItsOwner() {
        ledger.granted(alice, alice, connection, GITHUB);
        happens(new Fact.ReauthorisationRequired(null, 1, ReauthReason.GRANT_DEAD));
        ledger.granted(alice, alice, connection, GITHUB);
        ledger.granted(alice, alice, connection, GITHUB);

        assertThat(noticed())
                .extracting(Noticed::kind)
                .containsExactly(NoticeKind.NEEDS_REAUTH, NoticeKind.REFRESH_RECOVERED);
    }

    @Test
    void aNewBeginningAfterTheEndHealsNothing() {
        ledger.granted(alice, alice, connection, GITHUB);
        happens(new Fact.ReauthorisationRequired(null, 1, ReauthReason.GRANT_DEAD));
        ledger.disconnected(connection).granted(alice, alice, connection, GITHUB);

        assertThat(noticed())
                .extracting(Noticed::kind)
                .containsExactly(NoticeKind.NEEDS_REAUTH, NoticeKind.DISCONNECTED);
    }

    @Test
    void aTransferConcernsBothAndWhatFollowsTheNewOwnerAlone() {
        ledger.granted(alice, alice, connection, GITHUB)
                .transferred(connection, alice, bob)
                .disconnected(connection);

        List<Noticed> noticed = noticed();

        assertThat(noticed).extracting(Noticed::kind).containsExactly(NoticeKind.TRANSFERRED, NoticeKind.DISCONNECTED);
        assertThat(noticed).extracting(one -> one.concerns(alice)).containsExactly(true, false);
        assertThat(noticed).extracting(one -> one.concerns(bob)).containsExactly(true, true);
        assertThat(noticed).extracting(Noticed::connection).containsOnly(connection);
        assertThat(noticed).extracting(Noticed::position).containsExactly(new Position(0, 5), new Position(0, 6));
    }

    @Test
    void theyAreReadFromAPositionOn() {
        ledger.granted(alice, alice, connection, GITHUB)
                .transferred(connection, alice, bob)
                .disconnected(connection);
        task.runInOrder();

        assertThat(view.notices(0, 5, 6, 100)).extracting(Noticed::kind).containsExactly(NoticeKind.DISCONNECTED);
        assertThat(view.notices(0, 0, 6, 1)).extracting(Noticed::kind).containsExactly(NoticeKind.TRANSFERRED);
        assertThat(view.notices(0, 0, 5, 100)).extracting(Noticed::kind).containsExactly(NoticeKind.TRANSFERRED);
        assertThat(view.notices(0, 6, 6, 100)).isEmpty();
    }

    @Test
    void aBookIsFoundByItsIdentityByAWebhookAndAmongAll() {
        WebhookBookId book = WebhookBookId.of(alice);
        WebhookId webhook = WebhookId.of(alice.routing(), 1);
        DataKeyId details = ledger.key(book, "details");
        long before = view.revision();
        ledger.happened(
                book,
                new Fact.WebhookSubscribed(
                        alice,
                        webhook,
                        Set.of(NoticeKind.DISCONNECTED),
                        false,
                        List.of(new Position(0, 3)),
                        details,
                        ledger.key(book, "token")),
                details);
        task.runInOrder();

        assertThat(view.book(alice))
                .get()
                .extracting(found -> found.find(webhook))
                .isNotNull();
        assertThat(view.bookOf(webhook)).isEqualTo(view.book(alice));
        assertThat(view.books()).hasSize(1);
        assertThat(view.revision()).isGreaterThan(before);

        ledger.happened(book, new Fact.WebhookRemoved(webhook), null);
        task.runInOrder();
        assertThat(view.books()).isEmpty();
        assertThat(view.bookOf(webhook)).isPresent();
    }
}
