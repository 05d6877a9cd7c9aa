package io.credledger.cli.tamper;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The records of a ledger with one shard, read and changed as what they are. */
final class Log {

    static final EventCodec EVENT = new EventCodec(OuterFormat.builtIn());
    static final DataKeyCodec KEY = new DataKeyCodec(OuterFormat.builtIn());
    static final ReplyCodec REPLY = new ReplyCodec(OuterFormat.builtIn());
    static final CommandCodec COMMAND = new CommandCodec(OuterFormat.builtIn());

    final List<Recorded> events;
    final List<Recorded> keys;
    final List<Recorded> replies;
    final List<Recorded> commands;

    Log(List<Recorded> records) {
        events = of(records, Topics.EVENTS);
        keys = of(records, Topics.KEYS);
        replies = of(records, Topics.REPLIES);
        commands = of(records, Topics.COMMANDS_EDGE);
    }

    private static List<Recorded> of(List<Recorded> records, Topic<?> topic) {
        return new ArrayList<>(
                records.stream().filter(record -> record.topic().equals(topic)).toList());
    }

    LedgerEvent event(int index) {
        return EVENT.decode(events.get(index).value());
    }

    int find(Predicate<LedgerEvent> wanted) {
        return IntStream.range(0, events.size())
                .filter(index -> wanted.test(event(index)))
                .findFirst()
                .orElseThrow();
    }

    int granted(ConnectionId id) {
        return find(event -> event.header().entity().equals(id) && event.fact() instanceof Fact.ConnectionGranted);
    }

    int shared(ConnectionId id) {
        return find(event -> event.header().entity().equals(id) && event.fact() instanceof Fact.AccessShared);
    }

    void change(int index, UnaryOperator<LedgerEvent> how) {
        events.set(index, recorded(how.apply(event(index))));
    }

    /** As the next event. */
    void append(LedgerEvent event) {
        Position last = event(events.size() - 1).header().position();
        events.add(recorded(Altered.position(event, new Position(last.shard(), last.seq() + 1))));
    }

    static Recorded recorded(LedgerEvent event) {
        return new Recorded(Topics.EVENTS, RecordKeys.of(event.header().entity().routing()), EVENT.encode(event));
    }

    int key(DataKeyId id) {
        return IntStream.range(0, keys.size())
                .filter(index -> storedKey(index).key().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    DataKeyCodec.Stored storedKey(int index) {
        return KEY.decode(keys.get(index).value());
    }

    void changeKey(DataKeyId id, UnaryOperator<WrappedDataKey> how) {
        int index = key(id);
        LedgerId ledger = storedKey(index).ledger();
        WrappedDataKey changed = how.apply(storedKey(index).key());
        keys.set(
                index,
                new Recorded(
                        Topics.KEYS,
                        RecordKeys.of(changed.subject().routing(), changed.id()),
                        KEY.encode(ledger, changed)));
    }

    Reply reply(int index) {
        return REPLY.decode(replies.get(index).value());
    }

    static Recorded recorded(Reply reply) {
        return new Recorded(Topics.REPLIES, RecordKeys.of(reply.command().routing()), REPLY.encode(reply));
    }

    CommandMessage command(int index) {
        return COMMAND.decode(Topics.COMMANDS_EDGE.name(), commands.get(index).value());
    }

    int command(Predicate<CommandMessage> wanted) {
        return IntStream.range(0, commands.size())
                .filter(index -> wanted.test(command(index)))
                .findFirst()
                .orElseThrow();
    }
}
