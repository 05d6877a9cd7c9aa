package io.credledger.cli.audit.proof;

import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.merkle.Proofs;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import io.credledger.note.Checkpoint;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.TreeOrigin;
import io.credledger.note.VerifierKey;
import io.credledger.wire.EventBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a proven history: that the key signed the checkpoint, that each event is a leaf of its tree, and that the events are the connection's from
 * its first on, without a gap, each following from the one before. Whether later ones were left out only a later checkpoint shows.
 */
public final class HistoryCheck {

    private static final EventCodec CODEC = new EventCodec(OuterFormat.builtIn());

    private final ProvenHistory history;
    private final VerifierKey trusted;

    /** @param trusted whose signature counts; null: whichever key the file names */
    public HistoryCheck(ProvenHistory history, @Nullable VerifierKey trusted) {
        this.history = history;
        this.trusted = trusted == null ? history.key() : trusted;
    }

    /** What was proven. */
    public record Proven(TreeOrigin origin, long size, List<LedgerEvent> events, EntityState.Connection state) {}

    /** @throws DiscrepancyException with the first thing that does not fit */
    public Proven run() {
        Checkpoint checkpoint = checkpoint();
        TreeOrigin origin = TreeOrigin.parse(checkpoint.origin());
        if (!origin.ledger().equals(history.ledger()) || origin.tree().kind() != TreeName.Kind.EVENTS) {
            throw new DiscrepancyException("the checkpoint", "is of another tree than the events");
        }
        List<LedgerEvent> events = new ArrayList<>();
        EntityState state = null;
        for (ProvenHistory.Leaf leaf : history.leaves()) {
            LedgerEvent event = event(leaf, checkpoint, origin);
            try {
                state = Evolve.apply(state, event.header(), event.fact());
            } catch (BrokenHistoryException e) {
                throw new DiscrepancyException(place(leaf), String.valueOf(e.getMessage()));
            }
            events.add(event);
        }
        if (!(state instanceof EntityState.Connection connection)) {
            throw new DiscrepancyException("the history", "has no events of a connection");
        }
        return new Proven(origin, checkpoint.head().size(), events, connection);
    }

    private Checkpoint checkpoint() {
        try {
            return Checkpoint.parse(history.checkpoint().openedBy(trusted));
        } catch (InvalidNoteException e) {
            throw new DiscrepancyException("the checkpoint", "cannot be believed: " + e.getMessage());
        }
    }

    private LedgerEvent event(ProvenHistory.Leaf leaf, Checkpoint checkpoint, TreeOrigin origin) {
        if (!Proofs.includes(
                checkpoint.head(), leaf.index(), TreeHash.leaf(leaf.payload().toByteArray()), leaf.proof())) {
            throw new DiscrepancyException(place(leaf), "is not proven to be in the tree that was signed");
        }
        try {
            LedgerEvent event = CODEC.decode(EventBytes.framed(leaf.payload().toByteArray()));
            boolean own = event.header().entity().equals(history.connection())
                    && event.header().ledger().equals(history.ledger())
                    && event.header().position().shard() == origin.tree().shard()
                    && event.header().position().seq() == leaf.index() + 1;
            if (!own) {
                throw new DiscrepancyException(place(leaf), "is not an event of this connection at this place");
            }
            return event;
        } catch (UnreadableRecordException e) {
            throw new DiscrepancyException(place(leaf), "is no event: " + e.getMessage());
        }
    }

    private static String place(ProvenHistory.Leaf leaf) {
        return "leaf " + leaf.index();
    }
}
