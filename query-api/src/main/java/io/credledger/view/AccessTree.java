package io.credledger.view;

import io.credledger.merkle.Growth;
import io.credledger.merkle.TreeHash;
import io.credledger.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tree of a shard's access records: the leaf of each offset is its record, readable or not. Where the oldest records are gone, as a
 * retention takes them, there is no tree: it could not be told from one over other records.
 */
final class AccessTree {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTree.class);

    private final TreeStore store;
    private final AppliedPositions positions;
    private final int shard;
    private boolean whole = true;

    /** @param size records that are committed, all of whose hashes are there */
    AccessTree(TreeStore store, AppliedPositions positions, int shard, long size) {
        this.store = store;
        this.positions = positions;
        this.shard = shard;
        require(size);
        positions.accesses(shard, whole ? size : 0);
    }

    void add(long offset, byte @Nullable [] value) {
        if (whole) {
            require(offset);
        }
        if (whole) {
            Growth.add(store, offset, TreeHash.leaf(Frame.entry(value)));
            positions.accesses(shard, offset + 1);
        }
    }

    private void require(long before) {
        whole = before == 0 || store.has(0, before - 1);
        if (!whole) {
            positions.accesses(shard, 0);
            LOG.warn("shard {} has no tree of its access records: those before {} are gone", shard, before);
        }
    }
}
