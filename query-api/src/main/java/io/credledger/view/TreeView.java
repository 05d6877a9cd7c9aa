package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import io.credledger.merkle.Nodes;
import io.credledger.merkle.TreeName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The trees over the log, as this process folded them itself. Every method may throw {@link ViewUnavailableException}. */
public interface TreeView {

    /** All trees of the ledger, in order. */
    List<TreeName> trees();

    /** How many leaves can be read: what is applied, never less than was told before but after a restart. */
    long size(TreeName tree);

    /** How often the shard was restored from a copy, as far as it is applied. */
    long restoration(int shard);

    /**
     * What the query makes of the tree's hashes.
     *
     * @param query asks for complete subtrees of as many leaves as {@link #size} told, and keeps nothing; may run twice
     */
    <R> R read(TreeName tree, Function<Nodes, R> query);

    /** The entity's event at the position, exactly as its leaf is made of it. */
    Optional<byte[]> entry(EntityId entity, Position position);
}
