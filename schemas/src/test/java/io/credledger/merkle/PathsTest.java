package io.credledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathsTest {

    @Test
    void proofsMadeWhileATreeGrowsAreThoseThatAreMadeOfItAfterwards() {
        NaiveTree tree = new NaiveTree(IntStream.range(0, 40)
                .mapToObj(number -> TreeHash.leaf(new byte[] {(byte) number}))
                .toList());
        Prover prover = new Prover(tree);
        Paths paths = new Paths();
        for (int size = 1; size <= 40; size++) {
            if (size % 3 == 1) {
                paths.want();
            }
            paths.add(tree.leaves().get(size - 1));
            Map<Long, List<TreeHash>> proofs = paths.proofs();
            assertThat(paths.head()).isEqualTo(tree.head(size));
            assertThat(proofs).hasSize((size + 2) / 3);
            int now = size;
            proofs.forEach((leaf, proof) -> assertThat(proof).isEqualTo(prover.inclusion(leaf, now)));
        }
    }
}
