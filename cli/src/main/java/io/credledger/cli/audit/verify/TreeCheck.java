package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.SignedHeads.Expected;
import io.credledger.merkle.Frontier;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import java.util.ArrayList;
import java.util.List;

/** One tree, grown again leaf by leaf; at each size of which a head was signed it must have that root. For one thread. */
final class TreeCheck implements AutoCloseable {

    private final TreeName tree;
    private final Tally tally;
    private final Scratch.Cursor signed;
    private final Frontier frontier = new Frontier();
    /** Sizes of the tree at which a restoration began. */
    private final List<Long> restorations = new ArrayList<>();

    TreeCheck(TreeName tree, SignedHeads heads, Tally tally) {
        this.tree = tree;
        this.tally = tally;
        this.signed = heads.of(tree);
        compare();
    }

    /** @param entry the stored payload */
    void add(byte[] entry) {
        frontier.add(TreeHash.leaf(entry));
        compare();
    }

    /** The leaf that comes next says that the ledger was restored from a copy: what was promised before of later leaves is over. */
    void restored() {
        restorations.add(frontier.size());
    }

    /** For a tree that says nothing of restorations itself: nothing that was promised before the last of them can be held against it. */
    void restored(int times) {
        for (int i = 0; i < times; i++) {
            restorations.add(0L);
        }
    }

    int restorations() {
        return restorations.size();
    }

    long size() {
        return frontier.size();
    }

    private void compare() {
        while (signed.isValid()) {
            Expected expected = SignedHeads.expected(signed);
            if (expected.size() > frontier.size()) {
                return;
            }
            if (isLost(expected)) {
                tally.lost();
            } else if (!frontier.head().root().equals(expected.root())) {
                throw new DiscrepancyException(
                        tree.toString(),
                        "one of its first " + expected.size() + " records is not the one that " + expected.name()
                                + " is about");
            } else {
                tally.checkpoint();
            }
            signed.next();
        }
    }

    /** Behind the last leaf. */
    void end() {
        for (; signed.isValid(); signed.next()) {
            Expected expected = SignedHeads.expected(signed);
            if (!isLost(expected)) {
                throw new DiscrepancyException(
                        tree.toString(),
                        "ends after " + frontier.size() + " records, and " + expected.name() + " is about "
                                + expected.size() + ": its tail is missing");
            }
            tally.lost();
        }
    }

    /** Whether a restoration that the log tells of took it back. */
    private boolean isLost(Expected expected) {
        return expected.restoration() < restorations.size()
                && expected.size() > restorations.get((int) expected.restoration());
    }

    @Override
    public void close() {
        signed.close();
    }
}
