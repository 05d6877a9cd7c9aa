package io.credledger.cli.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void whatABatchWritesIsThereWhenItIsClosed() {
        try (Scratch scratch = new Scratch()) {
            scratch.put(key(1), new byte[] {1});
            try (Scratch.Batch batch = scratch.batch()) {
                for (int i = 0; i < 2_000; i++) {
                    batch.put(key(i), new byte[500]);
                }
                batch.delete(key(1));
                batch.put(key(2), new byte[0]);
            }

            assertThat(scratch.get(key(0))).hasSize(500);
            assertThat(scratch.get(key(1))).isNull();
            assertThat(scratch.get(key(2))).isEmpty();
            assertThat(scratch.get(key(1_999))).hasSize(500);
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
