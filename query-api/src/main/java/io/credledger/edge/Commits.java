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
     * Commits one command. What an ask led to before is answered at once and nothing is prepared: what made it right then need not hold
     * now, and its first answer stands.
     *
     * @param prepare checks and seals; may refuse
     * @throws RefusedException when the edge or the writer refuses
     * @throws NotYetException when it was not seen committed in time
     */
    public Committed commit(Ask ask, EntityId target, Supplier<CommandMessage> prepare) {
        CommandId id = commands.id(ask, target);
        Optional<Reply> before = ask.repeatable() ? view.outcome(id) : Optional.empty();
        if (before.isPresent()) {
            return repeated(ask, id, before.get());
        }
        Answer answer = gateway.submit(prepare.get(), patience);
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
