package io.credledger.wire;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The pluggable pair that frames outer records: classes named by configuration, the built-in ones by default, Confluent's where they are on
 * the class path. Failures are told apart here: bytes that never will be readable, and a registry that is away.
 */
public final class OuterFormat {

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
     * The pair that is named.
     *
     * @param config handed to both; {@code specific.avro.reader} is added, because Confluent's needs it
     * @throws IllegalArgumentException when a class is missing or is not what it must be; the message says which
     */
    @SuppressWarnings("unchecked")
    public static OuterFormat of(Class<?> serializer, Class<?> deserializer, Map<String, Object> config) {
        Serializer<Object> out = (Serializer<Object>) instance(serializer, Serializer.class);
        Deserializer<Object> in = (Deserializer<Object>) instance(deserializer, Deserializer.class);
        Map<String, Object> all = new HashMap<>(config);
        all.put("specific.avro.reader", true);
        out.configure(all, false);
        in.configure(all, false);
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

    byte[] write(String topic, SpecificRecord value) {
        return serializer.serialize(topic, value);
    }

    /** The record, or {@link UnreadableRecordException}, or {@link RegistryUnavailableException}. */
    <T> T read(String topic, byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            throw new UnreadableRecordException("a record must have a value");
        }
        Object value;
        try {
            value = deserializer.deserialize(topic, bytes);
        } catch (UnreadableRecordException | RegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw isOutage(e)
                    ? new RegistryUnavailableException("the deserializer could not reach its registry", e)
                    : new UnreadableRecordException("the deserializer refused the bytes");
        }
        if (!type.isInstance(value)) {
            throw new UnreadableRecordException("a record must be of its topic's type");
        }
        return type.cast(value);
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean network = cause instanceof SocketException
                    || cause instanceof UnknownHostException
                    || cause instanceof HttpTimeoutException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof RetriableException;
            if (network) {
                return true;
            }
        }
        return false;
    }
}
