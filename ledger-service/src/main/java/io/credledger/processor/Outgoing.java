package io.credledger.processor;

import io.credledger.topic.Topic;

/** One record to write. Not a record class: those compare by their components, and arrays do not. */
final class Outgoing {

    private final Topic<?> topic;
    private final byte[] key;
    private final byte[] value;

    /** Takes ownership of both arrays. */
    Outgoing(Topic<?> topic, byte[] key, byte[] value) {
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

    byte[] value() {
        return value;
    }
}
