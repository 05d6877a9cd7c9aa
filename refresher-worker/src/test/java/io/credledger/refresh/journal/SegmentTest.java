package io.credledger.refresh.journal;

import static io.credledger.refresh.journal.Attempts.done;
import static io.credledger.refresh.journal.Attempts.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private static final long NUMBER = 7;
    private static final List<Change> CHANGES = List.of(put(1), put(2), done(1), put(3), put(2), done(3));

    private final List<Integer> ends = new ArrayList<>();
    private final byte[] whole = written(NUMBER, CHANGES);

    @Test
    void whatWasWrittenIsRead() throws JournalException {
        assertThat(Segment.read(NUMBER, whole)).isEqualTo(new Segment(CHANGES, 0, 0));
    }

    @Test
    void anEmptyFileSaysNothing() throws JournalException {
        assertThat(Segment.read(NUMBER, new byte[0])).isEqualTo(new Segment(List.of(), 0, 0));
    }

    @Test
    void whereverItIsCutTheRecordsBeforeTheCutAreRead() throws JournalException {
        for (int cut = 0; cut <= whole.length; cut++) {
            int at = cut;
            int complete = (int) ends.stream().filter(end -> end <= at).count();
            int sound = complete == 0 ? 0 : ends.get(complete - 1);

            Segment read = Segment.read(NUMBER, Arrays.copyOf(whole, cut));

            assertThat(read).isEqualTo(new Segment(CHANGES.subList(0, complete), 0, cut - sound));
        }
    }

    @Test
    void zeroesBehindACutAreNoRecords() throws JournalException {
        for (int cut = 0; cut < whole.length; cut++) {
            byte[] bytes = Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length + 100);
            assertThat(Segment.read(NUMBER, bytes).broken()).isZero();
        }
    }

    @Test
    void aFlippedBitCostsOneRecordAndIsCounted() throws JournalException {
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] bytes = whole.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            int at = bit / 8;
            int hit = (int) ends.stream().filter(end -> end <= at).count();
            List<Change> others = new ArrayList<>(CHANGES);
            others.remove(hit);
            boolean isLast = hit == CHANGES.size() - 1;

            Segment read = Segment.read(NUMBER, bytes);

            assertThat(read.changes()).isEqualTo(others);
            assertThat(read.broken()).isEqualTo(isLast ? 0 : 1);
            assertThat(read.cut() > 0).isEqualTo(isLast);
        }
    }

    @Test
    void aRecordIsOneOnlyWhereItWasWritten() throws JournalException {
        assertThat(Segment.read(NUMBER + 1, whole).changes()).isEmpty();
        byte[] moved = new byte[whole.length + 1];
        System.arraycopy(whole, 0, moved, 1, whole.length);
        assertThat(Segment.read(NUMBER, moved).changes()).isEmpty();
    }

    @Test
    void aSoundRecordOfAnotherFormatIsNotReadOver() {
        byte[] newer = Frame.encode(NUMBER, 0, done(1)).array();
        newer[Frame.HEADER] = 3;
        CRC32C sum = new CRC32C();
        int length = newer.length - Frame.HEADER;
        sum.update(ByteBuffer.allocate(20)
                .putLong(NUMBER)
                .putLong(0)
                .putInt(length)
                .flip());
        sum.update(newer, Frame.HEADER, length);
        ByteBuffer.wrap(newer).putInt(8, (int) sum.getValue());

        assertThatThrownBy(() -> Segment.read(NUMBER, newer)).isInstanceOf(JournalException.class);
    }

    @Test
    void theFormatIsFixed() {
        assertThat(HexFormat.of().formatHex(Frame.encode(1, 0, done(5)).array()))
                .isEqualTo("c1d73a5e" + "00000020" + "1af74a0b"
                        + "021e6174745f3030303030303030303166657130303030303030303030303061");
    }

    private byte[] written(long number, List<Change> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Change change : changes) {
            bytes.writeBytes(Frame.encode(number, bytes.size(), change).array());
            ends.add(bytes.size());
        }
        return bytes.toByteArray();
    }
}
