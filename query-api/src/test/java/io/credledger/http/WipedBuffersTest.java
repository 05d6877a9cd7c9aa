package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WipedBuffersTest {

    private static final byte[] SECRET = "made-up-secret".getBytes(StandardCharsets.UTF_8);

    private final WipedBuffers pool = new WipedBuffers();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBufferIsWipedWhenTheLastOneLetsGoOfIt(boolean direct) {
        RetainableByteBuffer.Mutable buffer = pool.acquire(20_000, direct);
        ByteBuffer bytes = buffer.getByteBuffer();
        assertThat(buffer.append(ByteBuffer.wrap(SECRET))).isTrue();
        buffer.retain();

        assertThat(buffer.release()).isFalse();
        assertThat(content(bytes)).contains(SECRET);
        assertThat(buffer.release()).isTrue();
        assertThat(content(bytes)).containsOnly(0);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsUsedAgain(boolean direct) {
        RetainableByteBuffer.Mutable first = pool.acquire(1024, direct);
        ByteBuffer bytes = first.getByteBuffer();
        first.release();

        RetainableByteBuffer.Mutable second = pool.acquire(1024, direct);

        assertThat(second.getByteBuffer()).isSameAs(bytes);
        assertThat(second.hasRemaining()).isFalse();
        assertThat(second.isDirect()).isEqualTo(direct);
        assertThat(second.append(ByteBuffer.wrap(SECRET))).isTrue();
        assertThat(second.remaining()).isEqualTo(SECRET.length);
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] all = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(all);
        return all;
    }
}
