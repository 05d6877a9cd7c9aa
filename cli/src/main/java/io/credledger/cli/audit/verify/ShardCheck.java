package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Pad;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.command.Chronicle;
import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.topic.RecordKeys;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One shard, event after event. For one thread. */
final class ShardCheck implements AutoCloseable {

    private final LedgerFounded founding;
    private final int shard;
    private final EventCodec codec;
    private final States states;
    private final Reenactment reenactment;
    private final SeenCommands commands;
    private final Reports reports;
    private Chronicle chronicle = Chronicle.EMPTY;

    ShardCheck(int shard, LedgerFounded founding, OuterFormat format, Scratch scratch, Reports reports) {
        this.founding = founding;
        this.shard = shard;
        this.codec = new EventCodec(format);
        Pad pad = new Pad(scratch);
        this.states = new States(shard, pad);
        this.reenactment = new Reenactment(states, reports.opened(), reports.causes(), reports.tally());
        this.commands = new SeenCommands(pad);
        this.reports = reports;
    }

    /** Takes the next event, or ends with what is wrong with it. */
    LedgerEvent next(ConsumerRecord<byte[], byte[]> record) {
        LedgerEvent event = read(record);
        EventHeader header = event.header();
        place(header, record);
        order(header);
        if (header.commandBytes() != null) {
            commands.check(header);
        }
        try {
            reenactment.check(event);
            states.apply(event);
        } catch (BrokenHistoryException e) {
            throw DiscrepancyException.at(header.position(), String.valueOf(e.getMessage()));
        }
        chronicle = chronicle.after(header);
        reports.causes().happened(event);
        reports.tally().event();
        return event;
    }

    private LedgerEvent read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.decode(record.value());
        } catch (UnknownSchemaException e) {
            throw DiscrepancyException.at(
                    expected(), "was written by a later version, which must be used to verify it: " + e.getMessage());
        } catch (UnreadableRecordException e) {
            throw DiscrepancyException.at(expected(), "is no event: " + e.getMessage());
        }
    }

    private Position expected() {
        return new Position(shard, chronicle.seq() + 1);
    }

    private void place(EventHeader header, ConsumerRecord<byte[], byte[]> record) {
        if (!header.ledger().equals(founding.ledger())) {
            throw DiscrepancyException.at(expected(), "is another ledger's event");
        }
        boolean here = header.position().shard() == shard
                && header.entity().routing().shard(founding.shards()) == shard
                && Arrays.equals(record.key(), RecordKeys.of(header.entity().routing()));
        if (!here) {
            throw DiscrepancyException.at(
                    expected(), "does not belong into this shard (it says " + header.position() + ")");
        }
    }

    private void order(EventHeader header) {
        long seq = header.position().seq();
        long next = chronicle.seq() + 1;
        if (seq > next) {
            throw DiscrepancyException.at(expected(), "is missing: " + header.position() + " stands in its place");
        }
        if (seq < next) {
            throw DiscrepancyException.at(
                    expected(), "is not what stands in its place: " + header.position() + " does");
        }
        if (header.occurredAt().isBefore(chronicle.at())) {
            throw DiscrepancyException.at(header.position(), "happened before the event before it");
        }
    }

    /** Behind the last event. */
    void end() {
        reenactment.mustBeComplete();
    }

    @Override
    public void close() {
        reenactment.close();
    }

    long seq() {
        return chronicle.seq();
    }

    States states() {
        return states;
    }
}
