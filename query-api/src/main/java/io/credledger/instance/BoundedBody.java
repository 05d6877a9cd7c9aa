package io.credledger.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** An answer's bytes, and no more of them than an instance sends. */
final class BoundedBody extends AbstractBinAsyncEntityConsumer<byte[]> {

    /** A page, and the one entry that made it full. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final ByteArrayBuffer received = new ByteArrayBuffer(1024);

    @Override
    protected void streamStart(@Nullable ContentType type) {
        received.clear();
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer chunk, boolean endOfStream) throws IOException {
        int size = chunk.remaining();
        if (received.length() + size > MOST_BYTES) {
            throw new IOException("an answer beyond the limit");
        }
        byte[] bytes = new byte[size];
        chunk.get(bytes);
        received.append(bytes, 0, size);
    }

    @Override
    protected byte[] generateContent() {
        return received.toByteArray();
    }

    @Override
    public void releaseResources() {
        received.clear();
    }
}
