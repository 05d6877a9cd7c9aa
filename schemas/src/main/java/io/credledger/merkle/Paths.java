package io.credledger.merkle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Proofs that a few leaves are in a tree, made while it grows: what it takes of memory grows with their number and the tree's height, not with its
 * size. For one thread.
 */
public final class Paths {

    private final NavigableMap<Long, List<TreeHash>> paths = new TreeMap<>();
    private final List<Subtree> edge = new ArrayList<>();
    private long size;

    /** A complete subtree at the right edge. */
    private record Subtree(TreeHash root, long from, long size) {}

    /** The next leaf, which nobody wants a proof of unless {@link #want} was told before. */
    public void add(TreeHash leaf) {
        Subtree last = new Subtree(leaf, size, 1);
        for (long complete = size; (complete & 1) == 1; complete >>>= 1) {
            last = joined(edge.remove(edge.size() - 1), last, paths);
        }
        edge.add(last);
        size++;
    }

    /** A proof is wanted of the leaf that comes next. */
    public void want() {
        paths.put(size, new ArrayList<>());
    }

    public long size() {
        return size;
    }

    /** By leaf: the proofs that they are in the tree as it stands now. */
    public Map<Long, List<TreeHash>> proofs() {
        NavigableMap<Long, List<TreeHash>> complete = new TreeMap<>();
        paths.forEach((leaf, path) -> complete.put(leaf, new ArrayList<>(path)));
        if (!edge.isEmpty()) {
            Subtree right = edge.get(edge.size() - 1);
            for (int i = edge.size() - 2; i >= 0; i--) {
                right = joined(edge.get(i), right, complete);
            }
        }
        return complete;
    }

    /** Of the tree as it stands now. */
    public TreeHead head() {
        if (size == 0) {
            return TreeHead.EMPTY;
        }
        Subtree right = edge.get(edge.size() - 1);
        for (int i = edge.size() - 2; i >= 0; i--) {
            right = joined(edge.get(i), right, new TreeMap<>());
        }
        return new TreeHead(size, right.root());
    }

    private static Subtree joined(Subtree left, Subtree right, NavigableMap<Long, List<TreeHash>> paths) {
        extend(within(left, paths), right.root());
        extend(within(right, paths), left.root());
        return new Subtree(TreeHash.node(left.root(), right.root()), left.from(), left.size() + right.size());
    }

    private static Collection<List<TreeHash>> within(Subtree tree, NavigableMap<Long, List<TreeHash>> paths) {
        return paths.subMap(tree.from(), tree.from() + tree.size()).values();
    }

    private static void extend(Collection<List<TreeHash>> paths, TreeHash sibling) {
        paths.forEach(path -> path.add(sibling));
    }
}
