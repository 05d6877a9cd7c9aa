package io.credledger.cli.doctor;

import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.sealing.LedgerKeyCheck;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.ShardReader;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether keys, clocks and log belong together, and whether somebody still has to say that a restored log may be used. */
record LedgerCheck(Installation installation, Map<String, Object> client, Clock clock) implements Check {

    @Override
    public void into(Findings findings) {
        EventCodec events = new EventCodec(installation.cluster().format());
        try (CommittedRecords records = new CommittedRecords(client)) {
            LedgerFounded founded = new FoundingReader(records, events).ledger(List.of(Topics.EVENTS));
            ShardReader shards = new ShardReader(records, events);
            newest(records, events, founded.shards())
                    .ifPresent(newest -> findings.add(Clocks.judge("writer", newest, clock.instant())));
            // Recorded and confirmed shard by shard: what was interrupted is to be seen on the first or on the last.
            findings.add(restoration(shards.shard(0).unconfirmed()
                    || shards.shard(founded.shards() - 1).unconfirmed()));
            keys(new LedgerKeyCheck(founded, () -> RecordedKeys.of(shards.shard(0))), findings);
        }
    }

    private static Optional<Instant> newest(CommittedRecords records, EventCodec events, int shards) {
        return IntStream.range(0, shards)
                .mapToObj(shard -> records.last(Topics.EVENTS.name(), shard))
                .flatMap(Optional::stream)
                .map(record -> events.decode(record.value()).header().occurredAt())
                .max(Instant::compareTo);
    }

    static Finding restoration(boolean unconfirmed) {
        return unconfirmed
                ? Trouble.failed(
                        "restore",
                        "the log came back from a copy, and nobody has confirmed where it ends: nothing is refreshed or revoked",
                        "credledger init --confirm-restored (docs/backup.md)")
                : Finding.ok("restore", "nothing waits to be confirmed");
    }

    private void keys(LedgerKeyCheck check, Findings findings) {
        Installation.Keys keys = installation.keys();
        if (!keys.master().isEmpty()) {
            check.masterKeys(keys.master()).ifPresent(master -> master.close());
        }
        // One that cannot be read is a finding already.
        Path pseudonym = keys.pseudonym();
        if (pseudonym != null && Files.isReadable(pseudonym)) {
            check.pseudonymKey(pseudonym);
        }
        Path refresher = keys.refresher();
        if (refresher != null && Files.isReadable(refresher)) {
            check.refresherKeys(RefresherConfiguration.REFRESHER_KEY_FILE, refresher);
        }
        check.requireAll();
        findings.add(Finding.ok("keys", "those that are given are this ledger's"));
    }
}
