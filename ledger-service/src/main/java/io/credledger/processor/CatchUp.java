package io.credledger.processor;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.store.ShardStore;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a task takes its first command: the store stands where the log stands, or it gets what it lacks, or the task does not start. So
 * nothing is ever appended below the log, whatever became of a changelog.
 *
 * <p>Everything is read before anything is put: the puts are in a transaction, which has to end in time, and reading takes the most.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final ShardStore store;
    private final LogTail log;

    CatchUp(ShardStore store, LogTail log) {
        this.store = store;
        this.log = log;
    }

    /** Whether something was put. */
    boolean run() {
        long behind = log.lastSeq(store.shard()) - store.chronicle().seq();
        if (behind < 0) {
            throw new UnrecoverableException(
                    ExitCode.UNEXPECTED,
                    "the log of shard " + store.shard()
                            + " ends before what the writer remembers of it: events were lost");
        }
        if (behind > 0) {
            LOG.warn("shard {} lacks {} events of its log, folding them", store.shard(), behind);
            fold();
            return true;
        }
        return learnWraps();
    }

    /** A store of an earlier version does not know which wrap of each data key is the stored one. */
    private boolean learnWraps() {
        if (store.knowsWraps()) {
            return false;
        }
        List<WrappedDataKey> keys = new ArrayList<>();
        log.keys(store.shard(), keys::add);
        keys.forEach(store::addKey);
        store.wrapsKnown();
        return true;
    }

    private void fold() {
        List<WrappedDataKey> keys = new ArrayList<>();
        log.keys(store.shard(), keys::add);
        Map<CommandId, Reply> answers = new LinkedHashMap<>();
        log.replies(store.shard(), reply -> {
            if (reply.isFinal()) {
                // The last one: an id that was forgotten may have been used again.
                answers.put(reply.command(), reply);
            }
        });
        Fold fold = new Fold(store);
        log.events(store.shard(), fold);
        keys.forEach(store::addKey);
        store.wrapsKnown();
        answers.values().forEach(this::remember);
        fold.entities().forEach(store::put);
        fold.shredded().forEach(store::shred);
        store.standAt(fold.chronicle());
    }

    private void remember(Reply answer) {
        store.answer(answer.command()).filter(before -> !before.equals(answer)).ifPresent(store::forget);
        store.remember(answer);
    }
}
