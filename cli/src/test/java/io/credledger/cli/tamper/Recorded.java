package io.credledger.cli.tamper;

import io.credledger.topic.Topic;
import org.jspecify.annotations.Nullable;

/** One record of a topic's only partition. */
@SuppressWarnings("ArrayRecordComponent")
record Recorded(Topic<?> topic, byte[] key, byte @Nullable [] value) {

    Recorded withKey(byte[] other) {
        return new Recorded(topic, other, value);
    }

    Recorded withValue(byte @Nullable [] other) {
        return new Recorded(topic, key, other);
    }
}
