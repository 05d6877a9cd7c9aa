package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.store.ShardStore;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a task takes its first command: the store stands where the log stands, or it folds what it lacks, or the task does not start. So
 * nothing is ever appended below the log, whatever became of a changelog.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final ShardStore store;
    private final LogTail log;

    CatchUp(ShardStore store, LogTail log) {
        this.store = store;
        this.log = log;
    }

    void run() {
        long behind = log.lastSeq(store.shard()) - store.chronicle().seq();
        if (behind < 0) {
            throw new UnrecoverableException(
                    ExitCode.UNEXPECTED,
                    "the log of shard " + store.shard()
                            + " ends before what the writer remembers of it: events were lost");
        }
        if (behind > 0) {
            LOG.warn("shard {} lacks {} events of its log, folding them", store.shard(), behind);
            log.keys(store.shard(), store::addKey);
            log.replies(store.shard(), this::remember);
            log.events(store.shard(), this::fold);
        }
    }

    private void fold(LedgerEvent event) {
        Chronicle chronicle = store.chronicle();
        long seq = event.header().position().seq();
        if (seq <= chronicle.seq()) {
            return;
        }
        if (seq != chronicle.seq() + 1 || event.header().position().shard() != store.shard()) {
            throw new UnrecoverableException(
                    ExitCode.UNEXPECTED,
                    "the log of shard " + store.shard() + " is not dense after " + chronicle.seq());
        }
        store.append(new Chronicle.Entry(
                event, Evolve.apply(store.entity(event.header().entity()), event.header(), event.fact())));
    }

    private void remember(Reply reply) {
        if (Remembered.isFinal(reply) && store.answer(reply.command()).isEmpty()) {
            store.remember(reply);
        }
    }
}
