package io.credledger.cli.audit.proof;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.merkle.TreeHash;
import io.credledger.note.SignedNote;
import io.credledger.note.VerifierKey;
import java.util.List;

/**
 * What is in such a file.
 *
 * @param key whose signature the checkpoint has; who reads it must know that it is the ledger's
 * @param checkpoint of the connection's shard
 * @param leaves the connection's events, oldest first
 */
public record ProvenHistory(
        LedgerId ledger, ConnectionId connection, VerifierKey key, SignedNote checkpoint, List<Leaf> leaves) {

    /**
     * One event.
     *
     * @param index in the tree: its seq − 1
     * @param proof that it is there
     */
    public record Leaf(long index, Octets payload, List<TreeHash> proof) {

        @Override
        public String toString() {
            return "Leaf " + index;
        }
    }

    public ProvenHistory {
        leaves = List.copyOf(leaves);
    }

    @Override
    public String toString() {
        return "ProvenHistory of " + connection;
    }
}
