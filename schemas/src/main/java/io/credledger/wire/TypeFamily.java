package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * A sealed family of records whose names are permanent types: facts, commands, details, states. Written with today's schema, read by
 * fingerprint.
 */
final class TypeFamily<F> {

    private final Map<String, RecordShape<? extends Record>> byType = new HashMap<>();
    private final Map<Class<?>, Octets> fingerprints = new ConcurrentHashMap<>();
    private final Class<F> family;

    TypeFamily(Class<F> family) {
        this.family = family;
        types(family).forEach(type -> byType.put(type.getSimpleName(), RecordShape.of(type)));
    }

    /** The records of a sealed interface. */
    static Stream<Class<? extends Record>> types(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses()).map(type -> type.asSubclass(Record.class));
    }

    /** The fingerprint that goes with {@link #encode}. */
    Octets fingerprint(F value) {
        return fingerprints.computeIfAbsent(
                value.getClass(),
                type -> AvroBytes.fingerprint(shape(type.getSimpleName()).schema()));
    }

    @SuppressWarnings("unchecked")
    byte[] encode(F value) {
        RecordShape<Record> shape = (RecordShape<Record>) shape(value.getClass().getSimpleName());
        return shape.encode((Record) value);
    }

    F decode(String type, Octets fingerprint, byte[] bytes) {
        return decode(type, SchemaCatalogue.builtIn().writerOf(fingerprint), bytes);
    }

    private F decode(String type, Schema writer, byte[] bytes) {
        RecordShape<? extends Record> shape = shape(type);
        if (!writer.getFullName().equals(shape.schema().getFullName())) {
            throw new UnreadableRecordException("a type and its schema must belong together");
        }
        return family.cast(shape.decode(writer, bytes));
    }

    /** As {@link #decode(String, Octets, byte[])} where the fingerprint alone says the type. */
    F decode(Octets fingerprint, byte[] bytes) {
        Schema writer = SchemaCatalogue.builtIn().writerOf(fingerprint);
        if (!byType.containsKey(writer.getName())) {
            throw new UnreadableRecordException("a schema must be of the family that is read");
        }
        return decode(writer.getName(), writer, bytes);
    }

    private RecordShape<? extends Record> shape(String type) {
        RecordShape<? extends Record> shape = byType.get(type);
        if (shape == null) {
            throw new UnknownSchemaException("a type is not known to this version");
        }
        return shape;
    }
}
