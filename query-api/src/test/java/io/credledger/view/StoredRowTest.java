package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.EntityState;
import io.credledger.ledger.Octets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoredRowTest {

    private final TestLedger ledger = new TestLedger(0, 1).founded().registered(1);
    private final EntityState state = Objects.requireNonNull(ledger.states.get(ledger.identity(1)));

    @Test
    void aRowIsReadBack() {
        StoredRow row = new StoredRow(state, Octets.copyOf(new byte[] {4, 2}));
        assertThat(StoredRow.decode(row.encode())).isEqualTo(row);
        StoredRow bare = new StoredRow(state, null);
        assertThat(StoredRow.decode(bare.encode())).isEqualTo(bare);
    }

    @Test
    void theLayoutIsTheDocumentedOne() {
        byte[] row = new StoredRow(state, Octets.copyOf(new byte[] {4, 2})).encode();
        assertThat(row[0]).isEqualTo((byte) 1);
        int length = java.nio.ByteBuffer.wrap(row, 1, 4).getInt();
        assertThat(row).hasSize(5 + length + 2).endsWith(4, 2);
    }

    @Test
    void damagedRowsAreRefused() {
        byte[] row = new StoredRow(state, null).encode();
        byte[] otherFormat = row.clone();
        otherFormat[0] = 2;
        byte[] tooLong = row.clone();
        tooLong[1] = 0x7F;
        byte[] negative = row.clone();
        negative[1] = (byte) 0x80;
        for (byte[] damaged : new byte[][] {{}, {1, 0, 0, 0}, otherFormat, tooLong, negative, Arrays.copyOf(row, 20)}) {
            assertThatThrownBy(() -> StoredRow.decode(damaged)).isInstanceOf(CorruptStoreException.class);
        }
    }
}
