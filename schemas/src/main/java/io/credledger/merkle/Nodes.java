package io.credledger.merkle;

/** Where the hashes of complete subtrees are kept. */
@FunctionalInterface
public interface Nodes {

    /**
     * The root of the complete subtree of leaves {@code index << level} to {@code (index + 1 << level) - 1}.
     *
     * @param level 0: leaves
     */
    TreeHash at(int level, long index);
}
