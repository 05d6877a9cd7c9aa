package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Routing;
import io.credledger.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final CommandId COMMAND = CommandId.of(new Routing(0), 99);
    private static final Reply.Accepted ACCEPTED = new Reply.Accepted(new Position(0, 1), 1);
    private static final Instant AT = TestLedger.START;

    private final TestLedger ledger = new TestLedger(0, 1);
    private final AppliedPositions positions = new AppliedPositions(1);
    private final SimulatedTask task = new SimulatedTask(0, positions, ledger);
    private final LedgerView view = new StreamsLedgerView(task, positions, TestLedger.FORMAT, 1);

    @Test
    void theFirstReplyStays() {
        ledger.replied(ACCEPTED, COMMAND, AT);
        ledger.refused(RefusalReason.VERSION_CONFLICT, COMMAND, AT.plusSeconds(1));
        assertThat(outcome()).contains(ACCEPTED);
        assertThat(task.metrics
                        .counter(Quarantine.METRIC, "topic", Topics.REPLIES.name())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anIdThatWasForgottenHasANewOutcome() {
        ledger.replied(ACCEPTED, COMMAND, AT);
        ledger.refused(
                RefusalReason.VERSION_CONFLICT,
                COMMAND,
                AT.plus(Topics.DEDUPE_WINDOW).plusMillis(1));
        assertThat(outcome()).contains(new Reply.Refused(RefusalReason.VERSION_CONFLICT, null));
    }

    @Test
    void aMismatchAnswersAnotherRequest() {
        ledger.refused(RefusalReason.IDEMPOTENCY_MISMATCH, COMMAND, AT);
        assertThat(outcome()).isEmpty();
        ledger.replied(ACCEPTED, COMMAND, AT);
        ledger.refused(RefusalReason.IDEMPOTENCY_MISMATCH, COMMAND, AT);
        assertThat(outcome()).contains(ACCEPTED);
    }

    @Test
    void aReplyToAnotherLedgersCommandIsNobodysHere() {
        ledger.founded();
        ledger.add(new Reply(
                LedgerId.of(8, 8), COMMAND, Octets.EMPTY, AT, new Reply.Refused(RefusalReason.FOREIGN_LEDGER, null)));
        assertThat(outcome()).isEmpty();
        assertThat(task.metrics.find(Quarantine.METRIC).counter()).isNull();
        ledger.add(new Reply(LedgerId.of(8, 8), COMMAND, Octets.EMPTY, AT, ACCEPTED));
        assertThat(outcome()).isEmpty();
        assertThat(task.metrics.find(Quarantine.METRIC).counter()).isNotNull();
    }

    @Test
    void whatTheWriterDoesNotRememberGivesWay() {
        ledger.refused(RefusalReason.INTERNAL, COMMAND, AT);
        assertThat(outcome()).contains(new Reply.Refused(RefusalReason.INTERNAL, null));
        ledger.refused(RefusalReason.MISROUTED, COMMAND, AT);
        assertThat(outcome()).contains(new Reply.Refused(RefusalReason.INTERNAL, null));
        ledger.replied(ACCEPTED, COMMAND, AT.plusSeconds(1));
        ledger.refused(RefusalReason.COMMAND_EXPIRED, COMMAND, AT.plusSeconds(2));
        assertThat(outcome()).contains(ACCEPTED);
    }

    @Test
    void anOutcomeIsForgottenAfterTheWindow() {
        ledger.replied(ACCEPTED, COMMAND, AT);
        outcome();
        task.tick(AT.plus(Topics.DEDUPE_WINDOW));
        assertThat(outcome()).isPresent();
        task.tick(AT.plus(Topics.DEDUPE_WINDOW).plusMillis(1));
        assertThat(outcome()).isEmpty();
        assertThat(task.store(ViewStores.OUTCOMES_BY_TIME).approximateNumEntries())
                .isZero();
    }

    @Test
    void anOutcomeThatReplacedAnotherLivesItsOwnTime() {
        ledger.refused(RefusalReason.INTERNAL, COMMAND, AT);
        ledger.replied(ACCEPTED, COMMAND, AT.plusSeconds(60));
        outcome();
        task.tick(AT.plus(Topics.DEDUPE_WINDOW).plusSeconds(30));
        assertThat(outcome()).contains(ACCEPTED);
        task.tick(AT.plus(Topics.DEDUPE_WINDOW).plus(Duration.ofMinutes(2)));
        assertThat(outcome()).isEmpty();
    }

    private Optional<Reply.Outcome> outcome() {
        task.runInOrder();
        return view.outcome(COMMAND).map(Reply::outcome);
    }
}
