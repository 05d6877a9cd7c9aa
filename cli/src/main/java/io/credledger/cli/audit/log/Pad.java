package io.credledger.cli.audit.log;

import io.credledger.wire.Slice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scratch for one thread, to which what is put goes some thousands at a time: a call for each would cost more than what is checked with it. */
public final class Pad {

    private static final int MOST_UNWRITTEN = 2_000;

    private final Scratch scratch;
    private final Map<Slice, byte[]> unwritten = new HashMap<>();

    public Pad(Scratch scratch) {
        this.scratch = scratch;
    }

    public byte @Nullable [] get(byte[] key) {
        byte[] found = unwritten.get(Slice.of(key));
        return found == null ? scratch.get(key) : found;
    }

    /** Both arrays are the pad's from now on. */
    public void put(byte[] key, byte[] value) {
        unwritten.put(Slice.of(key), value);
        if (unwritten.size() >= MOST_UNWRITTEN) {
            write();
        }
    }

    /** All entries whose key begins so, in the order of their keys. */
    public void scan(byte[] prefix, Scratch.Each each) {
        write();
        scratch.scan(prefix, each);
    }

    private void write() {
        try (Scratch.Batch batch = scratch.batch()) {
            unwritten.forEach((key, value) -> batch.put(key.toByteArray(), value));
        }
        unwritten.clear();
    }
}
