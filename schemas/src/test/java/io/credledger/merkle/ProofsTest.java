package io.credledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofsTest {

    private static final int LEAVES = 70;

    private final NaiveTree tree = new NaiveTree(IntStream.range(0, LEAVES)
            .mapToObj(number -> TreeHash.leaf(new byte[] {(byte) number}))
            .toList());
    private final Prover prover = new Prover(tree);

    @Test
    void aFrontierGrowsToTheHeadsOfTheStandard() {
        Frontier frontier = new Frontier();
        for (int size = 0; size <= LEAVES; size++) {
            assertThat(frontier.head()).isEqualTo(tree.head(size));
            assertThat(new Frontier(size, frontier.roots()).head()).isEqualTo(frontier.head());
            if (size < LEAVES) {
                frontier.add(tree.leaves().get(size));
            }
        }
    }

    @Test
    void eachLeafIsProvedInEachTreeAndNowhereElse() {
        for (int size = 1; size <= LEAVES; size++) {
            TreeHead head = tree.head(size);
            for (int leaf = 0; leaf < size; leaf++) {
                List<TreeHash> proof = prover.inclusion(leaf, size);
                TreeHash hash = tree.leaves().get(leaf);
                assertThat(Proofs.includes(head, leaf, hash, proof)).isTrue();
                assertThat(Proofs.includes(head, (leaf + 1) % size, hash, proof))
                        .isEqualTo(size == 1);
                assertThat(Proofs.includes(head, leaf, TreeHash.EMPTY, proof)).isFalse();
                assertThat(Proofs.includes(tree.head(size - 1), leaf, hash, proof))
                        .isFalse();
                for (List<TreeHash> other : spoilt(proof)) {
                    assertThat(Proofs.includes(head, leaf, hash, other)).isFalse();
                }
            }
        }
    }

    @Test
    void eachTreeContinuesEachEarlierOneAndNoOther() {
        for (int later = 1; later <= LEAVES; later++) {
            TreeHead after = tree.head(later);
            assertThat(Proofs.continues(TreeHead.EMPTY, after, List.of())).isFalse();
            for (int earlier = 1; earlier <= later; earlier++) {
                List<TreeHash> proof = prover.consistency(earlier, later);
                TreeHead before = tree.head(earlier);
                assertThat(Proofs.continues(before, after, proof)).isTrue();
                assertThat(Proofs.continues(new TreeHead(earlier, TreeHash.EMPTY), after, proof))
                        .isFalse();
                assertThat(Proofs.continues(after, before, proof)).isEqualTo(earlier == later);
                assertThat(spoilt(proof)).noneMatch(other -> Proofs.continues(before, after, other));
            }
        }
    }

    /** One hash more at either end, each hash left out, each hash another. */
    private static List<List<TreeHash>> spoilt(List<TreeHash> proof) {
        List<List<TreeHash>> all = new ArrayList<>();
        for (int at = 0; at < proof.size(); at++) {
            List<TreeHash> shorter = new ArrayList<>(proof);
            shorter.remove(at);
            all.add(shorter);
            List<TreeHash> other = new ArrayList<>(proof);
            other.set(at, TreeHash.EMPTY);
            all.add(other);
        }
        List<TreeHash> longer = new ArrayList<>(proof);
        longer.add(TreeHash.EMPTY);
        all.add(longer);
        List<TreeHash> before = new ArrayList<>(proof);
        before.add(0, TreeHash.EMPTY);
        all.add(before);
        return all;
    }

    @Test
    void whatIsNotThereIsNotProved() {
        assertThatIllegalArgumentException().isThrownBy(() -> prover.inclusion(3, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> prover.inclusion(-1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> prover.consistency(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> prover.consistency(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead(0, TreeHash.leaf(new byte[0])));
        assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead(-1, TreeHash.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(3, List.of(TreeHash.EMPTY)));
        assertThatIllegalArgumentException().isThrownBy(() -> TreeHash.of(new byte[31]));
    }
}
