package io.credledger.revoke;

import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.RevocationResult;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.protocol.RevocationOutcome.Failed;
import io.credledger.protocol.RevocationOutcome.Why;
import io.credledger.provider.ProviderSite;
import io.credledger.refresh.Answered;
import io.credledger.refresh.Completion;
import io.credledger.refresh.HeldClient;
import io.credledger.refresh.Reissue;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A refresh succeeded after the connection was disconnected: its tokens are newer than any that the ledger holds, so it is they that are revoked. The
 * journal keeps them until that is over.
 */
public final class Unclaimed implements Completion.Unwanted {

    private static final Logger LOG = LoggerFactory.getLogger(Unclaimed.class);

    private final RevocationParts parts;
    private final Reissue answers;
    private final Revoker revoker;
    private final Ending ending;
    private final ScheduledExecutorService timer;

    public Unclaimed(RevocationParts parts, Reissue answers, ScheduledExecutorService timer) {
        this.parts = parts;
        this.answers = answers;
        this.revoker = new Revoker(parts.revocation(), parts.opened());
        this.ending = new Ending(parts.commands(), parts.submission(), parts.figures());
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Void> giveBack(Answered answered) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        attempt(answered, 1, done);
        return done;
    }

    private void attempt(Answered answered, int tries, CompletableFuture<Void> done) {
        var unused = CompletableFuture.completedFuture(answered)
                .thenComposeAsync(this::ask, parts.work())
                .exceptionally(defect -> unreadable(answered, defect))
                .thenAcceptAsync(outcome -> ended(answered, outcome, tries, done), parts.work());
    }

    private void ended(Answered answered, RevocationOutcome outcome, int tries, CompletableFuture<Void> done) {
        Optional<RevocationResult> end = Tries.end(outcome, tries);
        if (end.isPresent()) {
            record(answered, end.get(), done);
            return;
        }
        parts.figures().failed();
        var unused = timer.schedule(
                () -> attempt(answered, tries + 1, done), Tries.pause(tries).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RevocationOutcome unreadable(Answered answered, Throwable defect) {
        LOG.error("the answer to {} cannot be given back", answered.attempt(), defect);
        return new Failed(Why.REFUSED);
    }

    private CompletableFuture<RevocationOutcome> ask(Answered answered) {
        Reissue.Contents contents = answers.open(answered);
        Optional<ProviderSite> site = parts.planner().site(contents.credential());
        Optional<HeldClient> client = site.flatMap(place -> parts.planner().client(contents.credential(), place));
        Optional<ClientRegistration> registration = client.flatMap(parts.opened()::registration);
        CompletableFuture<RevocationOutcome> outcome = registration.isEmpty()
                ? CompletableFuture.completedFuture(new Failed(Why.CLIENT_MISCONFIGURED))
                : revoker.revoke(
                        site.orElseThrow(),
                        client.orElseThrow(),
                        registration.get(),
                        contents.access(),
                        contents.refresh());
        return outcome.whenComplete((any, never) -> contents.close());
    }

    private void record(Answered answered, RevocationResult result, CompletableFuture<Void> done) {
        parts.opened()
                .key(answered)
                .ifPresentOrElse(
                        key -> {
                            var unused = ending.record(
                                            answered.connection(),
                                            answered.completion().generation(),
                                            result,
                                            key)
                                    .whenComplete((reply, never) -> done.complete(null));
                        },
                        () -> done.complete(null));
    }
}
