package io.credledger.audit;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;

/** What matches a query, read as it is asked for: it holds one fetch and no more, however long the log is. For one thread at a time. */
public final class AuditReading implements AutoCloseable {

    private final MergedLog merged;
    private final Predicate<LogEntry> query;
    private final Function<Logged, AuditItem> items;
    private final BooleanSupplier closing;
    private final Runnable done;

    /** @param closing whether it is to break off, because the process ends */
    AuditReading(
            MergedLog merged,
            Predicate<LogEntry> query,
            Function<Logged, AuditItem> items,
            BooleanSupplier closing,
            Runnable done) {
        this.merged = merged;
        this.query = query;
        this.items = items;
        this.closing = closing;
        this.done = done;
    }

    /**
     * The next item; empty at the end.
     *
     * @throws AuditUnavailableException when the log cannot be read further now
     */
    public Optional<AuditItem> next() {
        try {
            Optional<Logged> next = advance();
            while (next.isPresent() && !query.test(next.get().entry())) {
                next = advance();
            }
            return next.map(items);
        } catch (KafkaException e) {
            throw new AuditUnavailableException("Kafka must answer", e);
        }
    }

    private Optional<Logged> advance() {
        if (closing.getAsBoolean()) {
            throw new AuditUnavailableException("the process ends", null);
        }
        return merged.next();
    }

    @Override
    public void close() {
        merged.close();
        done.run();
    }
}
