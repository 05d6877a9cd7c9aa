package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How one Java type is written as Avro: its schema and the two directions. Enums are strings: an Avro enum breaks old readers.
 *
 * @param fromAvro of what Avro's reader or {@code read} made of the bytes
 * @param read where the bytes were written with this very schema: the value as it stands there, held to no rule yet
 */
record ValueShape(
        Schema schema,
        Function<Object, Object> toAvro,
        Function<Object, Object> fromAvro,
        Function<AvroCursor, @Nullable Object> read) {

    private static ValueShape plain(Schema.Type type, Function<AvroCursor, @Nullable Object> read) {
        return new ValueShape(Schema.create(type), value -> value, value -> value, read);
    }

    private static ValueShape text(Function<Object, Object> toAvro, Function<Object, Object> fromAvro) {
        return new ValueShape(Schema.create(Schema.Type.STRING), toAvro, fromAvro, AvroCursor::text);
    }

    static ValueShape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return text(value -> value, Object::toString);
        }
        if (raw == int.class) {
            return plain(Schema.Type.INT, AvroCursor::integer);
        }
        if (raw == long.class || raw == Long.class) {
            return plain(Schema.Type.LONG, AvroCursor::number);
        }
        if (raw == boolean.class) {
            return plain(Schema.Type.BOOLEAN, AvroCursor::flag);
        }
        if (raw == Instant.class) {
            return instant();
        }
        if (raw == Octets.class) {
            return octets();
        }
        if (raw.isEnum()) {
            return enumeration(raw);
        }
        if (raw.isRecord()) {
            return record(raw.asSubclass(Record.class));
        }
        throw new IllegalStateException("no Avro shape for this type");
    }

    /** The same, or null. */
    ValueShape nullable() {
        Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
        return new ValueShape(
                union,
                value -> value == null ? null : toAvro.apply(value),
                value -> value == null ? null : fromAvro.apply(value),
                in -> in.present() ? read.apply(in) : null);
    }

    private static ValueShape instant() {
        Schema millis = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        return new ValueShape(
                millis,
                value -> ((Instant) value).toEpochMilli(),
                value -> Instant.ofEpochMilli((Long) value),
                AvroCursor::number);
    }

    private static ValueShape octets() {
        return new ValueShape(
                Schema.create(Schema.Type.BYTES),
                value -> ByteBuffer.wrap(((Octets) value).toByteArray()),
                value -> value instanceof Octets octets ? octets : AvroBytes.octets((ByteBuffer) value),
                AvroCursor::octets);
    }

    private static ValueShape enumeration(Class<?> type) {
        Map<String, Object> byCode = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byCode.put(code(constant), constant);
        }
        return text(ValueShape::code, value -> {
            Object constant = byCode.get(value.toString());
            if (constant == null) {
                throw new UnknownSchemaException("a code is not known to this version");
            }
            return constant;
        });
    }

    private static String code(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    /** A record of one text is that text; any other is a nested record. */
    private static ValueShape record(Class<? extends Record> type) {
        RecordShape<? extends Record> shape = RecordShape.of(type);
        return shape.isText()
                ? text(value -> shape.components(value)[0], value -> shape.construct(new Object[] {value.toString()}))
                : new ValueShape(shape.schema(), shape::toGeneric, shape::fromAvro, shape::read);
    }

    private static ValueShape collection(ParameterizedType generic) {
        ValueShape element = of(generic.getActualTypeArguments()[0]);
        boolean set = generic.getRawType() == Set.class;
        return new ValueShape(
                Schema.createArray(element.schema()),
                value -> elements(value, set).map(element.toAvro()).toList(),
                value -> {
                    List<Object> read =
                            elements(value, false).map(element.fromAvro()).toList();
                    return set ? Collections.unmodifiableSet(new TreeSet<>(read)) : read;
                },
                in -> elements(in, element));
    }

    private static List<Object> elements(AvroCursor in, ValueShape element) {
        List<Object> elements = new ArrayList<>();
        for (int count = in.block(); count > 0; count = in.block()) {
            for (int i = 0; i < count; i++) {
                elements.add(element.read().apply(in));
            }
        }
        return elements;
    }

    private static Stream<Object> elements(Object collection, boolean sorted) {
        Stream<Object> elements = ((Collection<?>) collection).stream().map(Object.class::cast);
        return sorted ? elements.sorted() : elements;
    }
}
