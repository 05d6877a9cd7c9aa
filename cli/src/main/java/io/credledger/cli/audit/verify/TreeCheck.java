package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.SignedHeads.Expected;
import io.credledger.merkle.Frontier;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tree, grown again leaf by leaf; at each size of which a head was signed it must have that root. For one thread. */
final class TreeCheck implements AutoCloseable {

    private final TreeName tree;
    private final Tally tally;
    private final Scratch.Cursor signed;
    /** Asked for with every leaf, so it is not looked up for each. */
    private @Nullable Expected next;

    private final Frontier frontier = new Frontier();
    /** Sizes of the tree at which a restoration began. */
    private final List<Long> restorations = new ArrayList<>();

    TreeCheck(TreeName tree, SignedHeads heads, Tally tally) {
        this.tree = tree;
        this.tally = tally;
        this.signed = heads.of(tree);
        this.next = head();
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
        for (Expected head = next; head != null && head.size() <= frontier.size(); head = advance()) {
            if (isLost(head)) {
                tally.lost();
            } else if (!frontier.head().root().equals(head.root())) {
                throw new DiscrepancyException(
                        tree.toString(),
                        "one of its first " + head.size() + " records is not the one that " + head.name()
                                + " is about");
            } else {
                tally.checkpoint();
            }
        }
    }

    /** Behind the last leaf. */
    void end() {
        for (Expected head = next; head != null; head = advance()) {
            if (!isLost(head)) {
                throw new DiscrepancyException(
                        tree.toString(),
                        "ends after " + frontier.size() + " records, and " + head.name() + " is about " + head.size()
                                + ": its tail is missing");
            }
            tally.lost();
        }
    }

    private @Nullable Expected advance() {
        signed.next();
        next = head();
        return next;
    }

    private @Nullable Expected head() {
        return signed.isValid() ? SignedHeads.expected(signed) : null;
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
