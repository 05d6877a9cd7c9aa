package io.credledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.LedgerId;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** The example of C2SP's tlog-checkpoint. */
    private static final String SOFA = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final LedgerId LEDGER = LedgerId.of(1, 2);

    @Test
    void theExampleOfTheStandardIsRead() {
        SignedNote note = SignedNote.parse(SOFA);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.head().size()).isEqualTo(20852163);
        assertThat(checkpoint.head().root()).hasToString(ROOT);
        assertThat(checkpoint.extensions()).isEmpty();
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @Test
    void furtherLinesAreKept() {
        String text = "origin\n1\n" + ROOT + "\nmore\nand more\n";
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more", "and more");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "origin\n1\n",
                "origin\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "origin\n01\n" + ROOT + "\n",
                "origin\n+1\n" + ROOT + "\n",
                "origin\n-1\n" + ROOT + "\n",
                "origin\n1.0\n" + ROOT + "\n",
                "origin\n9223372036854775808\n" + ROOT + "\n",
                "origin\n\n" + ROOT + "\n",
                "origin\n0\n" + ROOT + "\n",
                "origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "origin\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n1\n" + ROOT + "\n\n",
                "origin\n1\n" + ROOT + "\n\nmore\n"
            })
    void whatIsNearlyACheckpointIsNone(String text) {
        assertThatExceptionOfType(InvalidNoteException.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void originsAreReadOnlyAsTheyAreWritten() {
        TreeOrigin origin = new TreeOrigin(LEDGER, TreeName.events(3), 0);
        TreeOrigin restored = new TreeOrigin(LEDGER, TreeName.access(31), 2);
        assertThat(origin).hasToString("credledger/" + LEDGER + "/events/3");
        assertThat(restored).hasToString("credledger/" + LEDGER + "/access/31/2");
        assertThat(TreeOrigin.parse(origin.toString())).isEqualTo(origin);
        assertThat(TreeOrigin.parse(restored.toString())).isEqualTo(restored);
        for (String wrong : List.of(
                "",
                "credledger/" + LEDGER,
                origin + "/0",
                origin + "/",
                origin + "/01",
                "x" + origin,
                "credledger/" + LEDGER + "/events/03",
                "credledger/" + LEDGER + "/keys/3",
                "credledger/ldg_0/events/3")) {
            assertThatExceptionOfType(InvalidNoteException.class).isThrownBy(() -> TreeOrigin.parse(wrong));
        }
    }

    @Test
    void aListHasEachTreeOnceInOrder() {
        HeadList list = list();
        assertThat(list.text())
                .isEqualTo("credledger/" + LEDGER + "/heads\n2026-01-01T00:00:01Z\n"
                        + "credledger/" + LEDGER + "/events/0 2 " + ROOT + "\n"
                        + "credledger/" + LEDGER + "/access/0 3 " + ROOT + "\n"
                        + "credledger/" + LEDGER + "/events/1/1 1 " + ROOT + "\n");
        assertThat(HeadList.parse(list.text())).isEqualTo(list);
        assertThat(HeadList.isList(list.text())).isTrue();
        assertThat(HeadList.isList("credledger/heads\n1\n")).isFalse();
        List<String> lines = list.text().lines().toList();
        for (List<Integer> order :
                List.of(List.of(0, 1, 3, 2, 4), List.of(0, 1, 2, 2, 3), List.of(1, 0, 2), List.of(0), List.of(0, 2))) {
            String other =
                    order.stream().map(lines::get).map(line -> line + "\n").reduce("", String::concat);
            assertThatExceptionOfType(InvalidNoteException.class).isThrownBy(() -> HeadList.parse(other));
        }
        assertThatExceptionOfType(InvalidNoteException.class)
                .isThrownBy(() -> HeadList.parse(list.text().replaceFirst("/events/0 2", "/events/0 02")));
    }

    private static HeadList list() {
        TreeMap<TreeName, HeadList.Head> heads = new TreeMap<>();
        put(heads, new TreeOrigin(LEDGER, TreeName.events(1), 1), 1);
        put(heads, new TreeOrigin(LEDGER, TreeName.access(0), 0), 3);
        put(heads, new TreeOrigin(LEDGER, TreeName.events(0), 0), 2);
        return new HeadList(LEDGER, Instant.parse("2026-01-01T00:00:01Z"), heads);
    }

    private static void put(Map<TreeName, HeadList.Head> heads, TreeOrigin origin, long size) {
        TreeHash root = TreeHash.of(NoteText.base64(ROOT));
        heads.put(origin.tree(), new HeadList.Head(origin, new TreeHead(size, root)));
    }
}
