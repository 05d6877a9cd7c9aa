package io.credledger.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/** The server's buffers. Whatever clients send and get goes through them, so each is wiped before it waits for the next request. */
final class WipedBuffers extends ByteBufferPool.Wrapper {

    private static final byte[] NOTHING = new byte[8192];

    WipedBuffers() {
        super(new ArrayByteBufferPool());
    }

    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
        RetainableByteBuffer pooled = super.acquire(size, direct);
        ByteBuffer buffer = pooled.getByteBuffer();
        return RetainableByteBuffer.wrap(buffer, () -> {
            wipe(buffer);
            pooled.release();
        });
    }

    /** All of it, and then empty, as the pool wants it back. */
    static void wipe(ByteBuffer buffer) {
        buffer.clear();
        while (buffer.hasRemaining()) {
            buffer.put(NOTHING, 0, Math.min(NOTHING.length, buffer.remaining()));
        }
        buffer.position(0).limit(0);
    }
}
