package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.campaign.Journal.Entry;
import io.credledger.cli.suite.GrantAndForge;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.Reply;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold of the log itself, and between it and what the clients were told. */
final class LogRules {
    private static final int MOST_SHOWN = 3;

    private final CommittedLog log;

    LogRules(CommittedLog log) {
        this.log = log;
    }

    /** Dense seq, time that never goes back, no event twice, the events of a command side by side and only once. */
    void requireOrder() {
        Set<EventId> ids = new HashSet<>();
        Set<CommandId> commands = new HashSet<>();
        for (int shard = 0; shard < log.shards().size(); shard++) {
            Instant time = Instant.MIN;
            long seq = 0;
            CommandId command = null;
            for (LedgerEvent event : log.shards().get(shard)) {
                EventHeader header = event.header();
                assertThat(header.position()).isEqualTo(new Position(shard, ++seq));
                assertThat(header.occurredAt()).isAfterOrEqualTo(time);
                assertThat(ids.add(header.id())).as("an event id is there once").isTrue();
                boolean first = header.commandBytes() != null;
                assertThat(first)
                        .as("%s begins a command", header.position())
                        .isEqualTo(!header.command().equals(command));
                assertThat(!first || commands.add(header.command()))
                        .as("%s is on the log once", header.command())
                        .isTrue();
                time = header.occurredAt();
                command = header.command();
            }
        }
    }

    /** Never a grant without the activation that was asked for with it, nor the reverse. */
    void requireGrantAndForgeTogether() {
        log.shards()
                .forEach(shard -> GrantAndForge.cameTogether(shard.stream()
                        .collect(Collectors.groupingBy(
                                event -> event.header().command(), LinkedHashMap::new, Collectors.toList()))
                        .values()));
    }

    /** Every acknowledged position holds the last event of its command. */
    void requireNothingLost(List<Entry> acknowledged) {
        List<Entry> lost =
                acknowledged.stream().filter(entry -> !isThere(entry)).toList();
        System.out.printf("  %d acknowledged, %d of them lost%n", acknowledged.size(), lost.size());
        assertThat(lost.stream().limit(MOST_SHOWN))
                .as("the first of %d acknowledged and lost", lost.size())
                .isEmpty();
    }

    private boolean isThere(Entry entry) {
        Position position = entry.acknowledgement().position();
        LedgerEvent event = log.at(position);
        CommandId command = entry.request().command();
        return event != null
                && isOf(command, event)
                && event.header().actor().equals(entry.request().caller().id())
                && !isOf(command, log.at(new Position(position.shard(), position.seq() + 1)))
                && log.of(command)
                        .get(0)
                        .header()
                        .entity()
                        .equals(entry.request().target());
    }

    private static boolean isOf(CommandId command, @Nullable LedgerEvent event) {
        return event != null && event.header().command().equals(command);
    }

    /** What was refused is not there, and what is there was acknowledged: nobody wrote what nobody asked for. */
    void requireNothingElse(CommittedLog before, Journal journal) {
        Set<CommandId> told = new HashSet<>();
        journal.acknowledged().forEach(entry -> told.add(entry.request().command()));
        Set<CommandId> written = new HashSet<>(log.commands());
        written.removeAll(before.commands());
        assertThat(written).as("commands on the log").isEqualTo(told);
        assertThat(journal.refused())
                .allSatisfy(entry -> assertThat(entry.refusal().slug())
                        .as("%s", entry.request())
                        .isEqualTo(entry.request().refusal()));
        assertThat(journal.acknowledged())
                .allSatisfy(entry -> assertThat(entry.request().refusal())
                        .as("%s", entry.request())
                        .isNull());
    }

    /** However often a command was answered, it was the same answer; and none was set aside. */
    void requireOneAnswerEach(Map<String, Object> client) {
        ReplyCodec codec = new ReplyCodec(OuterFormat.builtIn());
        Map<CommandId, Reply> first = new HashMap<>();
        AtomicInteger letters = new AtomicInteger();
        try (CommittedRecords records = new CommittedRecords(client)) {
            for (int shard = 0; shard < log.shards().size(); shard++) {
                records.forEach(Topics.REPLIES.name(), shard, record -> {
                    Reply reply = codec.decode(record.value());
                    Reply before = first.putIfAbsent(reply.command(), reply);
                    assertThat(before == null || before.equals(reply))
                            .as("one answer to %s", reply.command())
                            .isTrue();
                });
            }
            for (int partition = 0; partition < records.partitions(Topics.DLQ.name()); partition++) {
                records.forEach(Topics.DLQ.name(), partition, record -> letters.incrementAndGet());
            }
        }
        assertThat(letters).as("dead letters").hasValue(0);
    }
}
