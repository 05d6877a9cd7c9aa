package io.credledger.merkle;

import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of RFC 6962 sections 2.1.1 and 2.1.2 from complete subtrees, of which it asks for a number that grows with the tree's height. */
public final class Prover {

    private final Nodes nodes;

    /** @param nodes knows every complete subtree of the trees that are asked about */
    public Prover(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * That the leaf is in the tree.
     *
     * @param size of the tree
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public List<TreeHash> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("the leaf must be in the tree");
        }
        List<TreeHash> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return path;
    }

    private void path(long leaf, long from, long size, List<TreeHash> path) {
        if (size == 1) {
            return;
        }
        long left = split(size);
        if (leaf < from + left) {
            path(leaf, from, left, path);
            path.add(root(from + left, size - left));
        } else {
            path(leaf, from + left, size - left, path);
            path.add(root(from, left));
        }
    }

    /**
     * That a tree continues an earlier one.
     *
     * @throws IllegalArgumentException if the earlier one is the larger, or has no leaf
     */
    public List<TreeHash> consistency(long earlier, long later) {
        if (earlier < 1 || earlier > later) {
            throw new IllegalArgumentException("the earlier tree must have leaves, and not more than the later one");
        }
        List<TreeHash> proof = new ArrayList<>();
        subproof(earlier, 0, later, true, proof);
        return proof;
    }

    /** @param whole whether the verifier knows the root of what is left of the earlier tree here */
    private void subproof(long earlier, long from, long size, boolean whole, List<TreeHash> proof) {
        if (earlier == size) {
            if (!whole) {
                proof.add(root(from, size));
            }
            return;
        }
        long left = split(size);
        if (earlier <= left) {
            subproof(earlier, from, left, whole, proof);
            proof.add(root(from + left, size - left));
        } else {
            subproof(earlier - left, from + left, size - left, false, proof);
            proof.add(root(from, left));
        }
    }

    /** Of leaves {@code from} to {@code from + size - 1}, where {@code from} is a multiple of the largest complete subtree's size. */
    private TreeHash root(long from, long size) {
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >>> level);
        }
        long left = split(size);
        return TreeHash.node(root(from, left), root(from + left, size - left));
    }

    /** The largest power of two that is smaller. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
