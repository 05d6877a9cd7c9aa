package io.credledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the examples of C2SP's tlog-tiles. */
class TileTest {

    @Test
    void pathsAreThoseOfTheStandard() {
        assertThat(new Tile(0, 1234067, 256)).hasToString("0/x001/x234/067");
        assertThat(new Tile(0, 0, 256)).hasToString("0/000");
        assertThat(new Tile(7, 999, 255)).hasToString("7/999.p/255");
        assertThat(new Tile(1, 1000, 1)).hasToString("1/x001/000.p/1");
        for (String path : List.of("0/000", "0/x001/x234/067", "1/x001/000.p/1", "7/x999/999.p/255")) {
            assertThat(Tile.parse(path))
                    .hasValueSatisfying(tile -> assertThat(tile).hasToString(path));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "00/000",
                "8/000",
                "63/000",
                "-1/000",
                "0/x000/000",
                "0/x000/x001/000",
                "0/001/000",
                "0/x001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "0/000.p",
                "0/000/",
                "0/x1/000",
                "entries/000",
                "0/x001/x001/x001/x001/x001/x001/001"
            })
    void whatIsNearlyAPathIsNone(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    @Test
    void aTreeOf70000HasTheTilesThatTheStandardCounts() {
        assertThat(full(0, 70_000)).isEqualTo(273);
        assertThat(partial(0, 70_000)).isEqualTo(112);
        assertThat(full(1, 70_000)).isEqualTo(1);
        assertThat(partial(1, 70_000)).isEqualTo(17);
        assertThat(full(2, 70_000)).isZero();
        assertThat(partial(2, 70_000)).isEqualTo(1);
        assertThat(full(0, 256)).isEqualTo(1);
        assertThat(partial(0, 256)).isZero();
        assertThat(partial(1, 256)).isEqualTo(1);
        assertThat(new Tile(7, 0, 1).isIn(Long.MAX_VALUE)).isTrue();
        assertThat(new Tile(7, 0, 128).isIn(Long.MAX_VALUE)).isFalse();
    }

    private static long full(int level, long size) {
        return LongStream.iterate(0, index -> new Tile(level, index, Tile.FULL).isIn(size), index -> index + 1)
                .count();
    }

    private static int partial(int level, long size) {
        long next = full(level, size);
        return (int) IntStream.range(1, Tile.FULL)
                .filter(width -> new Tile(level, next, width).isIn(size))
                .count();
    }

    @Test
    void theLevelsOfTilesAreEightLevelsOfTheTreeApart() {
        Kept kept = new Kept();
        Frontier frontier = new Frontier();
        for (int leaf = 0; leaf < 600; leaf++) {
            TreeHash hash = TreeHash.leaf(new byte[] {(byte) leaf, (byte) (leaf >> 8)});
            Growth.add(kept, leaf, hash);
            Growth.add(kept, leaf, hash);
            frontier.add(hash);
            assertThat(Trees.head(kept, leaf + 1)).isEqualTo(frontier.head());
        }
        byte[] leaves = new Tile(0, 1, 256).read(kept);
        Frontier of = new Frontier();
        for (int at = 0; at < leaves.length; at += TreeHash.LENGTH) {
            of.add(TreeHash.of(Arrays.copyOfRange(leaves, at, at + TreeHash.LENGTH)));
        }
        byte[] above = new Tile(1, 0, 2).read(kept);
        assertThat(TreeHash.of(Arrays.copyOfRange(above, 32, 64)))
                .isEqualTo(of.head().root());
        assertThat(Trees.head(kept, 0)).isEqualTo(TreeHead.EMPTY);
        assertThat(kept.hashes).hasSize(600 + 300 + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1);
    }

    @Test
    void treesHaveNames() {
        assertThat(TreeName.events(3)).hasToString("events-3");
        assertThat(TreeName.parse("access-31")).contains(TreeName.access(31));
        for (String wrong : List.of("", "events", "events-", "events-03", "keys-1", "events--1", "Events-1")) {
            assertThat(TreeName.parse(wrong)).isEmpty();
        }
        List<TreeName> names = new ArrayList<>(
                List.of(TreeName.access(1), TreeName.events(1), TreeName.access(0), TreeName.events(0)));
        names.sort(null);
        assertThat(names)
                .containsExactly(TreeName.events(0), TreeName.access(0), TreeName.events(1), TreeName.access(1));
        assertThatIllegalArgumentException().isThrownBy(() -> TreeName.events(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, 0));
    }

    /** What was laid down, and never anything else at the same place. */
    private static final class Kept implements Growth.Shelf {
        private final Map<List<Long>, TreeHash> hashes = new HashMap<>();

        @Override
        public TreeHash at(int level, long index) {
            return Objects.requireNonNull(hashes.get(List.of((long) level, index)));
        }

        @Override
        public void put(int level, long index, TreeHash hash) {
            TreeHash before = hashes.put(List.of((long) level, index), hash);
            assertThat(before == null || before.equals(hash)).isTrue();
        }
    }
}
