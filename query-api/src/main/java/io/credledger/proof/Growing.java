package io.credledger.proof;

import io.credledger.ledger.LedgerId;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import io.credledger.merkle.Trees;
import io.credledger.note.HeadList.Head;
import io.credledger.note.TreeOrigin;
import io.credledger.view.TreeView;
import io.credledger.view.ViewUnavailableException;
import java.util.HashMap;
import java.util.Map;

/**
 * What of the trees may be signed next: only what continues every head that was signed. A tree that is read again after a restart is not
 * smaller for that; a log that ends before what was signed is.
 */
final class Growing {

    private final LedgerId ledger;
    private final TreeView trees;
    private final LogEnds ends;

    /** Heads that this process has found in the trees itself: they need not be computed each second. */
    private final Map<TreeName, Head> found = new HashMap<>();

    Growing(LedgerId ledger, TreeView trees, LogEnds ends) {
        this.ledger = ledger;
        this.trees = trees;
        this.ends = ends;
    }

    /**
     * The newest heads.
     *
     * @param signed before
     * @throws SigningRefusedException when the log is not the one that was signed
     */
    Heads after(Heads signed) {
        Heads next = signed;
        for (TreeName tree : trees.trees()) {
            try {
                next = after(next, tree);
            } catch (ViewUnavailableException e) {
                // Its shard is elsewhere, or not here yet; when it comes back it may have been read anew.
                found.remove(tree);
            }
        }
        return next;
    }

    private Heads after(Heads signed, TreeName tree) {
        long size = trees.size(tree);
        TreeOrigin origin = new TreeOrigin(ledger, tree, trees.restoration(tree.shard()));
        Head before = signed.of(tree);
        if (before == null || before.origin().restoration() < origin.restoration()) {
            return size == 0 ? signed : signed.with(find(origin, size));
        }
        if (size < before.head().size()) {
            if (ends.leaves(tree) < before.head().size()) {
                throw new SigningRefusedException(new Refusal(tree, Refusal.Rule.SMALLER));
            }
            return signed;
        }
        requireContained(before, origin);
        return size == before.head().size() ? signed : signed.with(find(origin, size));
    }

    private Head find(TreeOrigin origin, long size) {
        Head head = new Head(origin, head(origin.tree(), size));
        found.put(origin.tree(), head);
        return head;
    }

    private void requireContained(Head before, TreeOrigin origin) {
        TreeName tree = origin.tree();
        if (before.equals(found.get(tree))) {
            return;
        }
        boolean contained = before.origin().equals(origin)
                && head(tree, before.head().size()).equals(before.head());
        if (!contained) {
            throw new SigningRefusedException(new Refusal(tree, Refusal.Rule.DIFFERENT));
        }
        found.put(tree, before);
    }

    private TreeHead head(TreeName tree, long size) {
        return trees.read(tree, nodes -> Trees.head(nodes, size));
    }
}
