package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.merkle.Frontier;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import io.credledger.merkle.Trees;
import io.credledger.wire.EventCodec;
import io.credledger.wire.Frame;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** The trees that the view folds, against heads that are computed from the log alone. */
class TreesTest {

    private static final int LENGTH = 40;

    @Test
    void theTreeOfAShardIsThatOfItsEventsAtEachSize() {
        TestLedger ledger = RandomHistory.of(new Random(3), LENGTH);
        AppliedPositions positions = new AppliedPositions(2);
        SimulatedTask task = new SimulatedTask(0, positions, ledger).runInOrder();
        TreeView view = new StreamsTreeView(task, positions);
        assertThat(view.size(TreeName.events(0))).isEqualTo(LENGTH);
        assertThat(view.restoration(0)).isZero();
        Frontier frontier = new Frontier();
        for (LedgerEvent event : ledger.events) {
            byte[] framed = new EventCodec(TestLedger.FORMAT).encode(event);
            byte[] entry = Arrays.copyOfRange(framed, Frame.LENGTH, framed.length);
            frontier.add(TreeHash.leaf(entry));
            assertThat(head(view, TreeName.events(0), frontier.size())).isEqualTo(frontier.head());
            Position position = event.header().position();
            assertThat(view.entry(event.header().entity(), position)).hasValue(entry);
            assertThat(view.entry(event.header().entity(), new Position(1, position.seq())))
                    .isEmpty();
        }
    }

    @Test
    void aCrashChangesNoHead() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            TestLedger ledger = RandomHistory.of(random, LENGTH);
            AppliedPositions positions = new AppliedPositions(2);
            SimulatedTask task = new SimulatedTask(0, positions, ledger);
            TreeView view = new StreamsTreeView(task, positions);
            TreeHead[] heads = heads(ledger);
            int crashes = 12;
            while (task.hasMore()) {
                task.step(task.randomTopic(random));
                int what = random.nextInt(8);
                if (what == 0) {
                    task.commit();
                } else if (what == 1 && crashes-- > 0) {
                    task.crash(random);
                }
                int size = (int) view.size(TreeName.events(0));
                assertThat(head(view, TreeName.events(0), size)).isEqualTo(heads[size]);
            }
        }
    }

    private static TreeHead[] heads(TestLedger ledger) {
        Frontier frontier = new Frontier();
        TreeHead[] heads = new TreeHead[LENGTH + 1];
        heads[0] = frontier.head();
        for (int i = 0; i < LENGTH; i++) {
            frontier.add(TreeHash.leaf(Frame.entry(new EventCodec(TestLedger.FORMAT).encode(ledger.events.get(i)))));
            heads[i + 1] = frontier.head();
        }
        return heads;
    }

    private static TreeHead head(TreeView view, TreeName tree, long size) {
        return view.read(tree, nodes -> Trees.head(nodes, size));
    }

    @Test
    void eachAccessRecordIsALeafAlsoOneThatIsNone() {
        CrashStore store = new CrashStore("access-tree");
        AppliedPositions positions = new AppliedPositions(1);
        AccessTree tree = new AccessTree(new TreeStore(store), positions, 0, 0);
        byte[] framed = {0, 1, 2, 3, 4, 5, 6};
        tree.add(0, framed);
        tree.add(1, null);
        tree.add(2, new byte[] {7});
        tree.add(2, new byte[] {7});
        Frontier frontier = new Frontier();
        frontier.add(TreeHash.leaf(new byte[] {5, 6}));
        frontier.add(TreeHash.leaf(new byte[0]));
        frontier.add(TreeHash.leaf(new byte[] {7}));
        assertThat(positions.accesses(0)).isEqualTo(3);
        assertThat(Trees.head(TreeStore.nodes(store), 3)).isEqualTo(frontier.head());
    }

    @Test
    void accessRecordsComeAgainAfterACrash() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            CrashStore store = new CrashStore("access-tree");
            AppliedPositions positions = new AppliedPositions(1);
            AccessTree tree = new AccessTree(new TreeStore(store), positions, 0, 0);
            int committed = 0;
            for (int offset = 0; offset < 60; offset++) {
                tree.add(offset, new byte[] {(byte) offset});
                if (random.nextInt(5) == 0) {
                    store.commit();
                    committed = offset + 1;
                } else if (random.nextInt(9) == 0) {
                    store.crash(random);
                    tree = new AccessTree(new TreeStore(store), positions, 0, committed);
                    assertThat(positions.accesses(0)).isEqualTo(committed);
                    offset = committed - 1;
                }
            }
            Frontier frontier = new Frontier();
            IntStream.range(0, 60).forEach(offset -> frontier.add(TreeHash.leaf(new byte[] {(byte) offset})));
            assertThat(Trees.head(TreeStore.nodes(store), positions.accesses(0)))
                    .isEqualTo(frontier.head());
        }
    }

    @Test
    void whereTheOldestRecordsAreGoneThereIsNoTree() {
        AppliedPositions positions = new AppliedPositions(1);
        CrashStore store = new CrashStore("access-tree");
        AccessTree tree = new AccessTree(new TreeStore(store), positions, 0, 0);
        tree.add(17, new byte[] {1});
        tree.add(18, new byte[] {2});
        assertThat(positions.accesses(0)).isZero();
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void keysOfNodesAreOneByteAndAnIndex() {
        assertThat(StoreKeys.node(3, 258)).isEqualTo(Bytes.wrap(new byte[] {3, 0, 0, 0, 0, 0, 0, 1, 2}));
    }
}
