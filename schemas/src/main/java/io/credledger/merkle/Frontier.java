package io.credledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of its largest complete subtrees, the left one first. It takes leaves, knows the head, and is at most 63
 * hashes long. For one thread.
 */
public final class Frontier {

    private final List<TreeHash> roots = new ArrayList<>();
    private long size;

    /** Of a tree without leaves. */
    public Frontier() {}

    /**
     * One that was stored.
     *
     * @throws IllegalArgumentException unless a tree of that size has as many complete subtrees
     */
    public Frontier(long size, List<TreeHash> roots) {
        if (size < 0 || Long.bitCount(size) != roots.size()) {
            throw new IllegalArgumentException("a frontier has one hash for each complete subtree");
        }
        this.size = size;
        this.roots.addAll(roots);
    }

    /** The next leaf. */
    public void add(TreeHash leaf) {
        TreeHash root = leaf;
        for (long complete = size; (complete & 1) == 1; complete >>>= 1) {
            root = TreeHash.node(roots.remove(roots.size() - 1), root);
        }
        roots.add(root);
        size++;
    }

    public long size() {
        return size;
    }

    /** The roots of the complete subtrees, the largest and left one first. */
    public List<TreeHash> roots() {
        return List.copyOf(roots);
    }

    public TreeHead head() {
        if (size == 0) {
            return TreeHead.EMPTY;
        }
        TreeHash root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = TreeHash.node(roots.get(i), root);
        }
        return new TreeHead(size, root);
    }
}
