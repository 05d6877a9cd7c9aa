package io.credledger.refresh;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.refresh.journal.Journal;
import io.credledger.wire.UnreadableRecordException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings good answers to the ledger: into the journal first, out of it only when the ledger has accepted them, or finally does not want them. The
 * same for answers of an earlier life. Safe for use by many threads.
 */
public final class Completion {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private final Journal journal;
    private final Submission submission;
    private final UnaryOperator<Answered> reissue;
    private final Unwanted unwanted;
    private final Steps steps;
    private final Executor work;
    private final Set<AttemptId> replaying = ConcurrentHashMap.newKeySet();

    /** What is done with a good answer of a connection that was disconnected meanwhile: its tokens are given back. */
    @FunctionalInterface
    public interface Unwanted {

        /** Never fails. */
        CompletableFuture<Void> giveBack(Answered answered);
    }

    /** @param reissue the same answer as a command of now, where the one of then is too old to be decided */
    public Completion(
            Journal journal,
            Submission submission,
            UnaryOperator<Answered> reissue,
            Unwanted unwanted,
            Steps steps,
            Executor work) {
        this.journal = journal;
        this.submission = submission;
        this.reissue = reissue;
        this.unwanted = unwanted;
        this.steps = steps;
        this.work = work;
    }

    /** Takes up what an earlier life left in the journal. Returns at once. */
    public void replay() {
        journal.entries().forEach((attempt, bytes) -> {
            try {
                Answered answered = Answered.decode(bytes);
                replaying.add(attempt);
                LOG.info("the answer to {} is in the journal and is brought to the ledger", attempt);
                var unused = bring(answered).whenComplete((done, never) -> replaying.remove(attempt));
            } catch (UnreadableRecordException e) {
                // It stays, for a version that can read it.
                replaying.add(attempt);
                LOG.error("the journal's entry of {} cannot be read: {}", attempt, e.getMessage());
            }
        });
    }

    /** Whether an answer of an earlier life is still on its way. */
    public boolean isReplaying(AttemptId attempt) {
        return replaying.contains(attempt);
    }

    /** How many answers of an earlier life are still on their way. */
    public int replaying() {
        return replaying.size();
    }

    /** Done when the ledger has decided. */
    CompletableFuture<Void> keep(Answered answered) {
        CompletableFuture<Boolean> kept =
                journal.put(answered.attempt(), answered.encode()).handle((done, failure) -> isKept(answered, failure));
        return kept.thenComposeAsync(
                anyway -> {
                    steps.reached(Step.JOURNALED, answered.attempt());
                    return bring(answered);
                },
                work);
    }

    /** Where the disk refuses, what is left is to be quick. */
    private static boolean isKept(Answered answered, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("the journal cannot keep the answer to {}", answered.attempt(), failure);
        }
        return failure == null;
    }

    private CompletableFuture<Void> bring(Answered answered) {
        CompletableFuture<Reply> reply = submission.untilDecided(answered.command());
        steps.reached(Step.COMPLETE_SENT, answered.attempt());
        return reply.thenComposeAsync(decided -> decided(answered, decided), work);
    }

    private CompletableFuture<Void> decided(Answered answered, Reply reply) {
        steps.reached(Step.REPLIED, answered.attempt());
        if (reply.outcome() instanceof Reply.Refused refused) {
            if (refused.reason() == RefusalReason.COMMAND_EXPIRED) {
                return bring(reissue.apply(answered));
            }
            LOG.info(
                    "the ledger does not take the answer to {}: {}",
                    answered.attempt(),
                    refused.reason().slug());
            if (refused.reason() == RefusalReason.DISCONNECTED) {
                return unwanted.giveBack(answered).thenRun(() -> settle(answered));
            }
        }
        settle(answered);
        return CompletableFuture.completedFuture(null);
    }

    private void settle(Answered answered) {
        journal.done(answered.attempt());
        steps.reached(Step.SETTLED, answered.attempt());
    }
}
