package io.credledger.merkle;

/** Lays the complete subtrees down that a leaf completes. Doing it again for the same leaf writes the same again. */
public final class Growth {

    /** Where hashes are laid down. */
    public interface Shelf extends Nodes {
        void put(int level, long index, TreeHash hash);
    }

    private Growth() {}

    /** @param index of the leaf, whose left neighbours are all there */
    public static void add(Shelf shelf, long index, TreeHash leaf) {
        TreeHash hash = leaf;
        int level = 0;
        long at = index;
        shelf.put(level, at, hash);
        while ((at & 1) == 1) {
            hash = TreeHash.node(shelf.at(level, at - 1), hash);
            level++;
            at >>>= 1;
            shelf.put(level, at, hash);
        }
    }
}
