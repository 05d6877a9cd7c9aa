package io.credledger.view;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One record of an input topic of one shard. */
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(String topic, byte @Nullable [] key, byte @Nullable [] value) {

    LogRecord withValue(byte @Nullable [] other) {
        return new LogRecord(topic, key, other);
    }

    LogRecord withKey(byte[] other) {
        return new LogRecord(topic, other, value);
    }

    static byte[] garbage() {
        return "not a record".getBytes(StandardCharsets.US_ASCII);
    }
}
