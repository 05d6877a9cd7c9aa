package io.credledger.merkle;

import java.util.List;

/** RFC 6962 section 2.1, as it stands there. */
record NaiveTree(List<TreeHash> leaves) implements Nodes {

    TreeHash root() {
        if (leaves.isEmpty()) {
            return TreeHash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return TreeHash.node(
                new NaiveTree(leaves.subList(0, split)).root(),
                new NaiveTree(leaves.subList(split, leaves.size())).root());
    }

    TreeHead head(int size) {
        return new TreeHead(size, new NaiveTree(leaves.subList(0, size)).root());
    }

    @Override
    public TreeHash at(int level, long index) {
        return new NaiveTree(leaves.subList((int) index << level, (int) (index + 1) << level)).root();
    }
}
