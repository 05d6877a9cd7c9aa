package io.credledger.merkle;

/**
 * What says everything about a tree.
 *
 * @param size leaves
 */
public record TreeHead(long size, TreeHash root) {

    public static final TreeHead EMPTY = new TreeHead(0, TreeHash.EMPTY);

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("a tree's size must not be negative");
        }
        if (size == 0 && !root.equals(TreeHash.EMPTY)) {
            throw new IllegalArgumentException("a tree without leaves has one root");
        }
    }
}
