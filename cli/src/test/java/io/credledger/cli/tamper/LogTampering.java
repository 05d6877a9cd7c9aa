package io.credledger.cli.tamper;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.ledger.Reply;
import io.credledger.streams.ExitCode;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What can be done to the log as a whole, and what a view that reads it does: stop with a word, or set the record aside and go on. */
enum LogTampering {
    EVENTS_SWAPPED(
            ExitCode.UNEXPECTED,
            "seq must be dense within a shard",
            (log, history) -> Collections.swap(log.events, middle(log), middle(log) + 1)),
    EVENT_REMOVED(
            ExitCode.UNEXPECTED, "seq must be dense within a shard", (log, history) -> log.events.remove(middle(log))),
    SEQS_OF_EVENTS_SWAPPED(ExitCode.UNEXPECTED, "an entity's versions must be dense", (log, history) -> {
        int granted = log.granted(history.victims().get(3));
        int shared = log.shared(history.victims().get(3));
        LedgerEvent first = log.event(granted);
        LedgerEvent second = log.event(shared);
        log.events.set(
                granted, Log.recorded(Altered.position(second, first.header().position())));
        log.events.set(
                shared, Log.recorded(Altered.position(first, second.header().position())));
    }),
    EVENT_OF_ANOTHER_LEDGER(
            ExitCode.BAD_CONFIGURATION,
            "an event must be of the shard's ledger",
            (log, history) -> log.change(middle(log), event -> Altered.ledger(event, LedgerId.of(6, 6)))),
    EVENT_OF_ANOTHER_SHARD(
            ExitCode.BAD_CONFIGURATION,
            "an event must be in the partition of its shard",
            (log, history) -> log.change(
                    middle(log),
                    event -> Altered.position(
                            event, new Position(1, event.header().position().seq())))),
    RECORD_KEYS_SWAPPED(
            ExitCode.BAD_CONFIGURATION, "an event's record key must be its entity's routing", (log, history) -> {
                int index = log.granted(history.victims().get(3));
                log.events.set(
                        index,
                        log.events
                                .get(index)
                                .withKey(RecordKeys.of(history.identity("bob").routing())));
            }),
    SECOND_FOUNDING(
            ExitCode.BAD_CONFIGURATION,
            "seq 1 and no other founds a shard",
            (log, history) -> log.append(Altered.version(log.event(0), 2))),
    EVENT_WITH_A_VERSION_OF_ANOTHER(
            ExitCode.UNEXPECTED,
            "an entity's versions must be dense",
            (log, history) -> log.change(middle(log), event -> Altered.version(event, 9))),

    ANOTHER_EVENT_AT_A_SEQ(Topics.EVENTS.name(), 1, (log, history) -> {
        LedgerEvent event = log.event(middle(log));
        log.events.add(Log.recorded(Altered.actor(event, history.identity("bob"))));
    }),
    EVENT_OF_GARBAGE(
            Topics.EVENTS.name(),
            1,
            (log, history) -> log.events.add(middle(log), log.events.get(0).withValue(garbage()))),
    EVENT_OF_NOTHING(
            Topics.EVENTS.name(),
            1,
            (log, history) -> log.events.add(middle(log), log.events.get(0).withValue(null))),
    TOMBSTONE_OF_A_KEY(
            "were deleted, and no event says so",
            1,
            (log, history) -> log.keys.add(log.keys.get(4).withValue(null))),
    KEY_OF_GARBAGE(
            Topics.KEYS.name(),
            1,
            (log, history) -> log.keys.add(log.keys.get(4).withValue(garbage()))),
    KEY_UNDER_ANOTHERS_RECORD_KEY(
            Topics.KEYS.name(),
            1,
            (log, history) ->
                    log.keys.add(log.keys.get(4).withKey(log.keys.get(5).key()))),
    REPLY_OF_ANOTHER_LEDGER(
            Topics.REPLIES.name(), 1, (log, history) -> log.replies.add(Log.recorded(foreign(log.reply(5))))),
    REPLY_THAT_CONTRADICTS_THE_FIRST(Topics.REPLIES.name(), 1, (log, history) -> {
        Reply first = log.reply(5);
        log.replies.add(Log.recorded(new Reply(
                first.ledger(),
                first.command(),
                first.requestDigest(),
                first.at(),
                new Reply.Accepted(new Position(0, 1), 1))));
    }),
    REPLY_OF_GARBAGE(
            Topics.REPLIES.name(),
            1,
            (log, history) -> log.replies.add(log.replies.get(5).withValue(garbage())));

    private final @Nullable ExitCode exit;
    private final String said;
    private final int setAside;

    @SuppressWarnings("ImmutableEnumChecker") // they are lambdas that hold nothing
    private final BiConsumer<Log, History> deed;

    LogTampering(ExitCode exit, String said, BiConsumer<Log, History> deed) {
        this.exit = exit;
        this.said = said;
        this.setAside = 0;
        this.deed = deed;
    }

    LogTampering(String topic, int setAside, BiConsumer<Log, History> deed) {
        this.exit = null;
        this.said = topic;
        this.setAside = setAside;
        this.deed = deed;
    }

    /** What a view ends with; null where it goes on. */
    @Nullable
    ExitCode exit() {
        return exit;
    }

    /** The rule that stops it, or the topic whose record is set aside. */
    String said() {
        return said;
    }

    int setAside() {
        return setAside;
    }

    void doTo(Log log, History history) {
        deed.accept(log, history);
    }

    private static int middle(Log log) {
        return log.events.size() / 2;
    }

    static byte[] garbage() {
        return "not a record".getBytes(StandardCharsets.US_ASCII);
    }

    private static Reply foreign(Reply reply) {
        return new Reply(LedgerId.of(6, 6), reply.command(), reply.requestDigest(), reply.at(), reply.outcome());
    }
}
