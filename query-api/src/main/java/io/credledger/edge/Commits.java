package io.credledger.edge;

import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.view.LedgerView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Commits what is asked for, once however often it is asked. Safe for use by several threads. */
public final class Commits {

    private final CommandGateway gateway;
    private final LedgerView view;
    private final SealedCommands commands;
    private final Pseudonyms pseudonyms;
    private final Duration patience;

    public Commits(
            CommandGateway gateway,
            LedgerView view,
            SealedCommands commands,
            Pseudonyms pseudonyms,
            Duration patience) {
        this.gateway = gateway;
        this.view = view;
        this.commands = commands;
        this.pseudonyms = pseudonyms;
        this.patience = patience;
    }

    /** What was committed. */
    public record Committed(CommandId command, Position position) {}

    /**
     * Commits one command. What an ask led to before is answered once the view has applied it, and nothing is prepared: what made it right
     * then need not hold now, and its first answer stands.
     *
     * @param prepare checks and seals; may refuse
     * @throws RefusedException when the edge or the writer refuses
     * @throws NotYetException when it was not seen committed in time
     */
    public Committed commit(Ask ask, EntityId target, Supplier<CommandMessage> prepare) {
        CommandId id = commands.id(ask, target);
        Optional<Reply> before = before(ask, id);
        return before.isPresent()
                ? applied(repeated(ask, id, before.get()))
                : committed(id, gateway.submit(prepare.get(), patience));
    }

    /** The same without a waiting thread. What refuses before anything is sent is thrown at once. */
    public CompletableFuture<Committed> commitAsync(Ask ask, EntityId target, Supplier<CommandMessage> prepare) {
        CommandId id = commands.id(ask, target);
        Optional<Reply> before = before(ask, id);
        if (before.isPresent()) {
            Committed first = repeated(ask, id, before.get());
            return CompletableFuture.supplyAsync(() -> applied(first));
        }
        return gateway.submitAsync(prepare.get(), patience).thenApply(answer -> committed(id, answer));
    }

    /** Replies and events are folded each at their own pace: a view that starts may know the answer before it knows what was written. */
    private Committed applied(Committed committed) {
        try {
            if (view.awaitApplied(committed.position(), patience)) {
                return committed;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotYetException(committed.command());
    }

    /**
     * Whether the ask was granted before.
     *
     * @throws RefusedException when it was refused then, or was another one
     */
    public boolean granted(Ask ask, EntityId target) {
        CommandId id = commands.id(ask, target);
        return before(ask, id).map(reply -> repeated(ask, id, reply)).isPresent();
    }

    private Optional<Reply> before(Ask ask, CommandId id) {
        return ask.repeatable() ? view.outcome(id) : Optional.empty();
    }

    private static Committed committed(CommandId id, Answer answer) {
        if (answer instanceof Answer.Committed committed) {
            return new Committed(id, committed.position());
        }
        if (answer instanceof Answer.Refused refused) {
            throw new RefusedException(Refusal.of(refused.reason(), refused.currentVersion()));
        }
        throw new NotYetException(id);
    }

    private Committed repeated(Ask ask, CommandId id, Reply reply) {
        Octets digest = RequestDigest.of(pseudonyms, id, ask);
        if (!digest.equals(reply.requestDigest())) {
            throw RefusedException.of(RefusalReason.IDEMPOTENCY_MISMATCH);
        }
        if (reply.outcome() instanceof Reply.Accepted accepted) {
            return new Committed(id, accepted.position());
        }
        Reply.Refused refused = (Reply.Refused) reply.outcome();
        throw new RefusedException(Refusal.of(refused.reason(), refused.currentVersion()));
    }

    /** Whether the reply answers a command of this caller's. */
    public boolean isBy(IdentityId caller, Reply reply) {
        return RequestDigest.isBy(pseudonyms, caller, reply.command(), reply.requestDigest());
    }
}
