package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.DeadLetterCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.util.ArrayList;
import java.util.List;

/** Everything the writer reads or writes, in the configured outer format. */
record Codecs(
        CommandCodec commands, EventCodec events, DataKeyCodec keys, ReplyCodec replies, DeadLetterCodec deadLetters) {

    static Codecs of(OuterFormat format) {
        return new Codecs(
                new CommandCodec(format),
                new EventCodec(format),
                new DataKeyCodec(format),
                new ReplyCodec(format),
                new DeadLetterCodec(format));
    }

    /** A verdict as it is written: keys before the events that name them, a tombstone after the event that says so, the reply last. */
    List<Outgoing> records(CommandHeader command, Verdict verdict) {
        List<Outgoing> records = new ArrayList<>();
        for (WrappedDataKey key : verdict.keys()) {
            byte[] recordKey = RecordKeys.of(key.subject().routing(), key.id());
            records.add(new Outgoing(Topics.KEYS, recordKey, keys.encode(command.ledger(), key)));
        }
        for (Chronicle.Entry entry : verdict.entries()) {
            LedgerEvent event = entry.event();
            byte[] recordKey = RecordKeys.of(event.header().entity().routing());
            records.add(new Outgoing(Topics.EVENTS, recordKey, events.encode(event)));
            if (event.fact() instanceof Fact.DataKeyShredded gone) {
                byte[] shredded = RecordKeys.of(event.header().entity().routing(), gone.key());
                records.add(new Outgoing(Topics.KEYS, shredded, null));
            }
        }
        byte[] caller = RecordKeys.of(command.id().routing());
        records.add(new Outgoing(Topics.REPLIES, caller, replies.encode(verdict.reply())));
        return records;
    }
}
