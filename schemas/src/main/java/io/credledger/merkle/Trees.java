package io.credledger.merkle;

import java.util.ArrayList;
import java.util.List;

/** What complete subtrees say about a whole tree. */
public final class Trees {

    private Trees() {}

    /**
     * The head that the tree had at that size.
     *
     * @param nodes knows every complete subtree of it
     */
    public static TreeHead head(Nodes nodes, long size) {
        List<TreeHash> roots = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(rest));
            roots.add(nodes.at(level, from >>> level));
            from += Long.highestOneBit(rest);
        }
        return new Frontier(size, roots).head();
    }
}
