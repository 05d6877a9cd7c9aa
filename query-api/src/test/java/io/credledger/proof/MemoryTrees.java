package io.credledger.proof;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import io.credledger.merkle.Growth;
import io.credledger.merkle.Nodes;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import io.credledger.view.TreeView;
import io.credledger.view.ViewUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A log of leaves, what the view has of it, and trees over that: all of it can be cut, altered and restored. */
final class MemoryTrees implements TreeView, LogEnds {

    static final TreeName EVENTS = TreeName.events(0);

    private final Map<TreeName, List<TreeHash>> leaves = new HashMap<>();
    private final Map<TreeName, Long> seen = new HashMap<>();
    private long restoration;
    boolean elsewhere;

    private List<TreeHash> of(TreeName tree) {
        return leaves.computeIfAbsent(tree, none -> new ArrayList<>());
    }

    /** The log grows, and the view with it. */
    MemoryTrees grow(TreeName tree, String... entries) {
        for (String entry : entries) {
            of(tree).add(TreeHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        seen.put(tree, (long) of(tree).size());
        return this;
    }

    /** The log loses its end, and so does the view that is folded over it. */
    void cut(TreeName tree, int size) {
        leaves.put(tree, new ArrayList<>(of(tree).subList(0, size)));
        seen.put(tree, (long) size);
    }

    void restored() {
        restoration++;
    }

    /** The view has read this much, the log has more. */
    void lag(TreeName tree, long size) {
        seen.put(tree, size);
    }

    @Override
    public List<TreeName> trees() {
        return List.of(TreeName.events(0), TreeName.access(0), TreeName.events(1), TreeName.access(1));
    }

    @Override
    public long size(TreeName tree) {
        if (elsewhere) {
            throw new ViewUnavailableException("elsewhere");
        }
        return seen.getOrDefault(tree, 0L);
    }

    @Override
    public long restoration(int shard) {
        return shard == 0 ? restoration : 0;
    }

    @Override
    public <R> R read(TreeName tree, Function<Nodes, R> query) {
        Map<List<Long>, TreeHash> nodes = new HashMap<>();
        Growth.Shelf shelf = new Growth.Shelf() {
            @Override
            public void put(int level, long index, TreeHash hash) {
                nodes.put(List.of((long) level, index), hash);
            }

            @Override
            public TreeHash at(int level, long index) {
                return Objects.requireNonNull(nodes.get(List.of((long) level, index)));
            }
        };
        List<TreeHash> all = of(tree);
        for (int i = 0; i < all.size(); i++) {
            Growth.add(shelf, i, all.get(i));
        }
        return query.apply(shelf);
    }

    @Override
    public Optional<byte[]> entry(EntityId entity, Position position) {
        return Optional.empty();
    }

    @Override
    public long leaves(TreeName tree) {
        return of(tree).size();
    }
}
