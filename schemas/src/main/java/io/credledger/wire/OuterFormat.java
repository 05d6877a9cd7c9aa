package io.credledger.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The pluggable pair that frames outer records: classes named by configuration, the built-in ones by default, Confluent's where they are on
 * the class path. Failures are told apart here: bytes that never will be readable, and a registry that is away.
 */
public final class OuterFormat {

    private static final Deserializer<Object> CATALOGUE = new FramedDeserializer();

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    private OuterFormat(Serializer<Object> serializer, Deserializer<Object> deserializer) {
        this.serializer = serializer;
        this.deserializer = deserializer;
    }

    /** The built-in pair with the jar's ids. */
    public static OuterFormat builtIn() {
        return new OuterFormat(new FramedSerializer(), new FramedDeserializer());
    }

    /**
     * The pair that is named. Each must take the address of its registry from {@code config}, read specific records, and be safe for use by
     * several threads.
     *
     * @param config handed to both; {@code specific.avro.reader} is added, because Confluent's needs it
     * @throws IllegalArgumentException when a class is missing, is not what it must be, or refuses the configuration; the message says which
     */
    @SuppressWarnings("unchecked")
    public static OuterFormat of(Class<?> serializer, Class<?> deserializer, Map<String, Object> config) {
        Serializer<Object> out = (Serializer<Object>) instance(serializer, Serializer.class);
        Deserializer<Object> in = (Deserializer<Object>) instance(deserializer, Deserializer.class);
        Map<String, Object> all = new HashMap<>(config);
        all.put("specific.avro.reader", true);
        configured(() -> out.configure(all, false), serializer);
        configured(() -> in.configure(all, false), deserializer);
        return new OuterFormat(out, in);
    }

    private static Object instance(Class<?> type, Class<?> wanted) {
        try {
            return wanted.cast(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "a serializer class must be a " + wanted.getName() + " with a public constructor", e);
        }
    }

    private static void configured(Runnable configure, Class<?> type) {
        try {
            configure.run();
        } catch (RuntimeException e) {
            // Without the cause: a foreign class may quote what it refuses, and an address can hold a password.
            throw new IllegalArgumentException("a serializer class must accept its configuration: " + type.getName());
        }
    }

    /** The record's bytes, or {@link RegistryUnavailableException}. */
    byte[] write(String topic, SpecificRecord value) {
        try {
            return serializer.serialize(topic, value);
        } catch (RuntimeException e) {
            throw Outage.isBehind(e)
                    ? new RegistryUnavailableException("the serializer could not reach its registry", e)
                    : e;
        }
    }

    /**
     * The record, or {@link UnreadableRecordException}, or {@link RegistryUnavailableException}. What is framed with an id of the jar's catalogue
     * is read from the jar, whichever class is configured: a ledger may change its classes, its log stays.
     */
    <T> T read(String topic, byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            throw new UnreadableRecordException("a record must have a value");
        }
        Object value = Frame.isOfCatalogue(bytes) ? CATALOGUE.deserialize(topic, bytes) : deserialize(topic, bytes);
        if (!type.isInstance(value)) {
            throw new UnreadableRecordException("a record must be of its topic's type");
        }
        return type.cast(value);
    }

    private Object deserialize(String topic, byte[] bytes) {
        try {
            return deserializer.deserialize(topic, bytes);
        } catch (UnreadableRecordException | RegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Outage.isBehind(e)
                    ? new RegistryUnavailableException("the deserializer could not reach its registry", e)
                    : new UnreadableRecordException("the deserializer refused the bytes");
        }
    }
}
