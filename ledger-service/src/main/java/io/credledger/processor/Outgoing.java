package io.credledger.processor;

import io.credledger.topic.Topic;
import org.jspecify.annotations.Nullable;

/** One record to write. Not a record class: those compare by their components, and arrays do not. */
final class Outgoing {

    private final Topic<?> topic;
    private final byte[] key;
    private final byte @Nullable [] value;

    /**
     * Takes ownership of both arrays.
     *
     * @param value null for a tombstone
     */
    Outgoing(Topic<?> topic, byte[] key, byte @Nullable [] value) {
        this.topic = topic;
        this.key = key;
        this.value = value;
    }

    Topic<?> topic() {
        return topic;
    }

    byte[] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    /** How long the value is. */
    int bytes() {
        return value == null ? 0 : value.length;
    }
}
