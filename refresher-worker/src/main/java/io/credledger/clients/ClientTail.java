package io.credledger.clients;

import io.credledger.clients.ClientLog.Place;
import io.credledger.ledger.LedgerId;
import io.credledger.refresh.HeldClient;
import io.credledger.topic.Topics;
import io.credledger.wire.RegistryUnavailableException;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fold with its place in the log, both kept together now and then. For one thread. */
final class ClientTail {

    private static final Logger LOG = LoggerFactory.getLogger(ClientTail.class);
    private static final Duration KEPT_EVERY = Duration.ofMinutes(1);

    private final ClientLog log;
    private final ClientFold fold;
    private final SnapshotFile file;
    private final LedgerId ledger;
    private final Clock clock;

    /** Up to where it is folded; null before the beginning. */
    private @Nullable Place folded;

    private List<HeldClient> held = List.of();
    private Place target = new Place(0, 0);
    private @Nullable Place kept;
    private long keptAt = System.nanoTime();

    ClientTail(ClientLog log, ClientFold fold, SnapshotFile file, LedgerId ledger, Clock clock) {
        this.log = log;
        this.fold = fold;
        this.file = file;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Folds what has come.
     *
     * @return whether other clients are held now: most of what comes is about something else
     */
    boolean advance() {
        if (folded == null) {
            begin();
            return changes();
        }
        try {
            ConsumerRecords<byte[], byte[]> records = log.poll();
            Place place = log.position();
            records.forEach(this::fold);
            folded = place;
            keepSometimes();
            return !records.isEmpty() && changes();
        } catch (RegistryUnavailableException | OffsetOutOfRangeException e) {
            // What was read was folded in part, or was skipped.
            folded = null;
            throw e;
        }
    }

    private boolean changes() {
        List<HeldClient> now = fold.held();
        boolean changes = !now.equals(held);
        held = now;
        return changes;
    }

    private void begin() {
        Place first = log.begin();
        target = log.end();
        fold.forget();
        Optional<ClientSnapshot> snapshot = file.read(ledger, clock.instant());
        Place from = snapshot.map(found -> new Place(found.events(), found.keyRecords()))
                .filter(place -> place.reaches(first) && target.reaches(place))
                .orElse(first);
        if (!from.equals(first)) {
            fold.restore(snapshot.orElseThrow());
            kept = from;
        }
        log.seek(from);
        folded = from;
    }

    /** Whether it has come as far as the log was when it began. */
    boolean isCaughtUp() {
        return folded != null && folded.reaches(target);
    }

    List<HeldClient> held() {
        return held;
    }

    private void fold(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topics.EVENTS.name())) {
                fold.event(record.value());
            } else {
                fold.key(record.key(), record.value());
            }
        } catch (UnknownSchemaException e) {
            throw e;
        } catch (UnreadableRecordException e) {
            // The view quarantines it and alarms.
            LOG.error(
                    "unreadable record {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private void keepSometimes() {
        if (System.nanoTime() - keptAt >= KEPT_EVERY.toNanos()) {
            keep();
        }
    }

    /** Writes the file if there is anything new. */
    void keep() {
        Place place = folded;
        keptAt = System.nanoTime();
        if (place != null && isCaughtUp() && !place.equals(kept)) {
            file.write(new ClientSnapshot(
                    ledger, clock.instant(), place.events(), place.keys(), fold.clients(), fold.keys()));
            kept = place;
        }
    }
}
