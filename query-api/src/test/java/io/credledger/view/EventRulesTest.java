package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.ledger.Routing;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What stops a view, what is set aside, and what it says then. */
class EventRulesTest {

    private final TestLedger ledger =
            new TestLedger(0, 2).founded().registered(1).updated(1);
    private final AppliedPositions positions = new AppliedPositions(2);
    private final SimulatedTask task = new SimulatedTask(0, positions, ledger);

    @Test
    void aGapStopsTheView() {
        Collections.swap(ledger.eventRecords, 1, 2);
        assertStops(task::runInOrder, ExitCode.UNEXPECTED, "[shard 0, expected 2, found 3]");
        assertThat(task.applied()).isEqualTo(1);
    }

    @Test
    void anEventOfAnotherLedgerStopsTheView() {
        TestLedger foreign = new TestLedger(LedgerId.of(8, 8), 0, 2).founded().registered(1);
        ledger.eventRecords.set(1, foreign.eventRecords.get(1));
        assertStops(task::runInOrder, ExitCode.BAD_CONFIGURATION, "an event must be of the shard's ledger");
    }

    @Test
    void anEventOfAnotherShardStopsTheView() {
        ledger.eventRecords.set(0, new TestLedger(1, 2).founded().eventRecords.get(0));
        assertStops(task::runInOrder, ExitCode.BAD_CONFIGURATION, "an event must be in the partition of its shard");
    }

    @Test
    void anEntityThatLivesElsewhereStopsTheView() {
        IdentityId elsewhere = IdentityId.of(new Routing(1), 1);
        ledger.happened(
                elsewhere, new Fact.IdentityRegistered(ledger.key(elsewhere, "details"), java.util.Set.of()), null);
        assertStops(task::runInOrder, ExitCode.BAD_CONFIGURATION, "an event's entity must live in its shard");
    }

    @Test
    void aRecordUnderAnotherEntitysKeyStopsTheView() {
        LogRecord record = ledger.eventRecords.get(1);
        ledger.eventRecords.set(1, record.withKey("0000000000005".getBytes(StandardCharsets.US_ASCII)));
        assertStops(task::runInOrder, ExitCode.BAD_CONFIGURATION, "an event's record key must be its entity's routing");
    }

    @Test
    void aShardIsFoundedFirstAndOnce() {
        TestLedger unfounded = new TestLedger(0, 2).registered(1);
        assertStops(
                new SimulatedTask(0, positions, unfounded)::runInOrder,
                ExitCode.BAD_CONFIGURATION,
                "seq 1 and no other founds a shard");
        LedgerEvent founding = ledger.events.get(0);
        EventHeader again = founding.header();
        ledger.add(new LedgerEvent(
                new EventHeader(
                        again.ledger(),
                        new Position(0, 4),
                        again.id(),
                        again.occurredAt(),
                        again.actor(),
                        again.command(),
                        again.entity(),
                        2,
                        null),
                founding.fact(),
                null));
        assertStops(task::runInOrder, ExitCode.BAD_CONFIGURATION, "seq 1 and no other founds a shard");
        assertThat(task.applied()).isEqualTo(3);
    }

    @Test
    void aHistoryThatContradictsItselfStopsTheView() {
        LedgerEvent event = ledger.events.get(2);
        EventHeader header = event.header();
        ledger.eventRecords.set(
                2,
                TestLedger.record(new LedgerEvent(
                        new EventHeader(
                                header.ledger(),
                                header.position(),
                                header.id(),
                                header.occurredAt(),
                                header.actor(),
                                header.command(),
                                header.entity(),
                                7,
                                null),
                        event.fact(),
                        event.sealed())));
        assertStops(task::runInOrder, ExitCode.UNEXPECTED, "an entity's versions must be dense [position 0:3]");
    }

    @Test
    void aSchemaOfALaterVersionStopsTheView() {
        byte[] later = {0, 0x7C, 0x7F, 0, 0, 1};
        ledger.eventRecords.set(1, ledger.eventRecords.get(1).withValue(later));
        assertStops(task::runInOrder, ExitCode.BAD_CONFIGURATION, "written by a later version");
    }

    @Test
    void bytesThatAreNoRecordAreSetAsideAndAlarmed() {
        ledger.eventRecords.add(1, ledger.eventRecords.get(0).withValue(LogRecord.garbage()));
        ledger.eventRecords.add(1, ledger.eventRecords.get(0).withValue(null));
        ledger.keyRecords.add(0, ledger.keyRecords.get(0).withValue(LogRecord.garbage()));
        ledger.replyRecords.add(0, ledger.replyRecords.get(0).withValue(LogRecord.garbage()));
        task.runInOrder();
        assertThat(task.applied()).isEqualTo(3);
        assertThat(quarantined(Topics.EVENTS.name())).isEqualTo(2);
        assertThat(quarantined(Topics.KEYS.name())).isEqualTo(1);
        assertThat(quarantined(Topics.REPLIES.name())).isEqualTo(1);
    }

    @Test
    void aDataKeyUnderAnotherEntitysKeyIsSetAsideAndItsEventWaits() {
        LogRecord moved = ledger.keyRecords.get(1);
        ledger.keyRecords.set(1, ledger.keyRecords.get(0).withValue(moved.value()));
        task.runInOrder();
        assertThat(quarantined(Topics.KEYS.name())).isEqualTo(1);
        assertThat(task.applied()).isEqualTo(1);
    }

    @Test
    void anEventMayComeAgainButNoOtherOneAtItsSeq() {
        LogRecord registered = ledger.eventRecords.get(1);
        ledger.eventRecords.add(registered);
        task.runInOrder();
        assertThat(quarantined(Topics.EVENTS.name())).isZero();

        TestLedger forked = new TestLedger(0, 2).founded().registered(2);
        ledger.eventRecords.add(forked.eventRecords.get(1));
        task.runInOrder();
        assertThat(quarantined(Topics.EVENTS.name())).isEqualTo(1);
        assertThat(task.applied()).isEqualTo(3);
    }

    @Test
    void aTombstoneAloneShredsNoKey() {
        ledger.keyRecords.add(ledger.keyRecords.get(1).withValue(null));
        task.runInOrder();
        assertThat(task.applied()).isEqualTo(3);

        task.tick(TestLedger.START);
        assertThat(quarantined(Topics.KEYS.name())).isZero();
        task.tick(TestLedger.START.plusSeconds(61));
        task.tick(TestLedger.START.plusSeconds(123));
        assertThat(quarantined(Topics.KEYS.name())).isEqualTo(1);
    }

    @Test
    void aShardThatWaitsForALostKeyIsAlarmedOnce() {
        ledger.keyRecords.remove(1);
        task.runInOrder();
        for (int look = 0; look < 40; look++) {
            task.tick(TestLedger.START);
        }
        assertThat(task.metrics.counter(Stall.METRIC).count()).isEqualTo(1);
    }

    private double quarantined(String topic) {
        return task.metrics.counter(Quarantine.METRIC, "topic", topic).count();
    }

    private static void assertStops(ThrowingCallable run, ExitCode code, String message) {
        assertThatThrownBy(run)
                .isInstanceOfSatisfying(
                        UnrecoverableException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
