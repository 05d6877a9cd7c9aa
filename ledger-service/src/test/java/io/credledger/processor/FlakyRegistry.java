package io.credledger.processor;

import io.credledger.wire.FramedDeserializer;
import io.credledger.wire.FramedSerializer;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.RegistryUnavailableException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A format whose registry knows one schema, and does not answer as many times as it is told. Static, because its classes are named. */
final class FlakyRegistry {

    static final AtomicInteger OUTAGES = new AtomicInteger();

    private static final int REGISTERED = 1;
    private static final AtomicInteger CATALOGUED = new AtomicInteger();

    private FlakyRegistry() {}

    static OuterFormat format() {
        OUTAGES.set(0);
        return OuterFormat.of(Writing.class, Reading.class, Map.of());
    }

    /** The record as if its schema had been registered, so that the jar alone does not say how to read it. */
    static byte[] registered(byte[] framed) {
        ByteBuffer frame = ByteBuffer.wrap(framed.clone());
        CATALOGUED.set(frame.getInt(1));
        return frame.putInt(1, REGISTERED).array();
    }

    private static void ask() {
        if (OUTAGES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new RegistryUnavailableException("the registry is away");
        }
    }

    /** Asks before it reads. */
    public static final class Reading implements Deserializer<Object> {
        private final FramedDeserializer framed = new FramedDeserializer();

        @Override
        public Object deserialize(String topic, byte[] data) {
            ask();
            return framed.deserialize(
                    topic,
                    ByteBuffer.wrap(data.clone()).putInt(1, CATALOGUED.get()).array());
        }
    }

    /** Asks before it writes. */
    public static final class Writing implements Serializer<Object> {
        private final FramedSerializer framed = new FramedSerializer();

        @Override
        public byte[] serialize(String topic, Object data) {
            ask();
            return framed.serialize(topic, data);
        }
    }
}
