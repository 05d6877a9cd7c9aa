package io.credledger.merkle;

import java.util.List;

/** Checks proofs as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say, which hold for the trees of RFC 6962. What does not fit exactly is no proof. */
public final class Proofs {

    private Proofs() {}

    /**
     * Whether it proves that the leaf is where it is said to be in the tree.
     *
     * @param index of the leaf, from 0
     */
    public static boolean includes(TreeHead tree, long index, TreeHash leaf, List<TreeHash> proof) {
        if (index < 0 || index >= tree.size()) {
            return false;
        }
        long node = index;
        long last = tree.size() - 1;
        TreeHash root = leaf;
        for (TreeHash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                root = TreeHash.node(sibling, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                root = TreeHash.node(root, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && root.equals(tree.root());
    }

    /** Whether it proves that the later tree begins with all of the earlier one. From the one without leaves there is no proof, nor need of one. */
    public static boolean continues(TreeHead earlier, TreeHead later, List<TreeHash> proof) {
        if (earlier.size() > later.size()) {
            return false;
        }
        if (earlier.size() == later.size()) {
            return proof.isEmpty() && earlier.root().equals(later.root());
        }
        if (earlier.size() == 0) {
            return false;
        }
        boolean complete = Long.bitCount(earlier.size()) == 1;
        int next = complete ? 0 : 1;
        if (proof.size() < next || proof.isEmpty()) {
            return false;
        }
        long node = earlier.size() - 1;
        long last = later.size() - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        TreeHash before = complete ? earlier.root() : proof.get(0);
        TreeHash after = before;
        for (TreeHash sibling : proof.subList(next, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = TreeHash.node(sibling, before);
                after = TreeHash.node(sibling, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                after = TreeHash.node(after, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(earlier.root()) && after.equals(later.root());
    }
}
