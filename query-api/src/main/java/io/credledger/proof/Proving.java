package io.credledger.proof;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.merkle.Prover;
import io.credledger.merkle.Tile;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import io.credledger.merkle.Trees;
import io.credledger.note.TreeOrigin;
import io.credledger.proof.Checkpoints.Signed;
import io.credledger.view.TreeView;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes proofs out of the view's trees. What is asked about leaves that are not there is answered with nothing. */
public record Proving(LedgerId ledger, TreeView trees, Checkpoints checkpoints) {

    /** Whether the ledger has such a tree. */
    public boolean has(TreeName tree) {
        return trees.trees().contains(tree);
    }

    /**
     * That the leaf is in the tree of that size.
     *
     * @param size null: as it is signed, or, where that has not come as far as the leaf, as it is now
     */
    public Optional<Inclusion> inclusion(TreeName tree, long index, @Nullable Long size) {
        long now = trees.size(tree);
        @Nullable Signed signed = checkpoints.of(tree).orElse(null);
        long signedSize = signed == null ? 0 : signed.head().head().size();
        long of = size != null ? size : index < signedSize && signedSize <= now ? signedSize : now;
        if (index < 0 || index >= of || of > now) {
            return Optional.empty();
        }
        return Optional.of(trees.read(tree, nodes -> {
            TreeHead head = Trees.head(nodes, of);
            return new Inclusion(
                    tree.toString(),
                    origin(tree),
                    index,
                    of,
                    nodes.at(0, index).toString(),
                    head.root().toString(),
                    texts(new Prover(nodes).inclusion(index, of)),
                    null,
                    signed != null && signed.head().head().equals(head)
                            ? signed.note().toString()
                            : null);
        }));
    }

    /** The same of an entity's event, with the event as its leaf has it. */
    public Optional<Inclusion> inclusion(EntityId entity, Position position, @Nullable Long size) {
        Optional<byte[]> entry = trees.entry(entity, position);
        return entry.flatMap(bytes -> inclusion(TreeName.events(position.shard()), position.seq() - 1, size)
                .map(proof -> new Inclusion(
                        proof.log(),
                        proof.origin(),
                        proof.index(),
                        proof.size(),
                        proof.leafHash(),
                        proof.rootHash(),
                        proof.hashes(),
                        Base64.getEncoder().encodeToString(bytes),
                        proof.checkpoint())));
    }

    /** That the later tree continues the earlier one. */
    public Optional<Consistency> consistency(TreeName tree, long from, long to) {
        if (from < 1 || from > to || to > trees.size(tree)) {
            return Optional.empty();
        }
        return Optional.of(trees.read(
                tree,
                nodes -> new Consistency(
                        tree.toString(),
                        origin(tree),
                        from,
                        to,
                        Trees.head(nodes, from).root().toString(),
                        Trees.head(nodes, to).root().toString(),
                        texts(new Prover(nodes).consistency(from, to)))));
    }

    /** The tile's hashes. */
    public Optional<byte[]> tile(TreeName tree, Tile tile) {
        return tile.isIn(trees.size(tree)) ? Optional.of(trees.read(tree, tile::read)) : Optional.empty();
    }

    private String origin(TreeName tree) {
        return new TreeOrigin(ledger, tree, trees.restoration(tree.shard())).toString();
    }

    private static List<String> texts(List<TreeHash> hashes) {
        return hashes.stream().map(TreeHash::toString).toList();
    }
}
