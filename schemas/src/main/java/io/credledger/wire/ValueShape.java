package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
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

/** How one Java type is written as Avro: its schema and the two directions. Enums are strings: an Avro enum breaks old readers. */
record ValueShape(Schema schema, Function<Object, Object> toAvro, Function<Object, Object> fromAvro) {

    private static ValueShape plain(Schema.Type type) {
        return new ValueShape(Schema.create(type), value -> value, value -> value);
    }

    static ValueShape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return new ValueShape(Schema.create(Schema.Type.STRING), value -> value, Object::toString);
        }
        if (raw == int.class) {
            return plain(Schema.Type.INT);
        }
        if (raw == long.class || raw == Long.class) {
            return plain(Schema.Type.LONG);
        }
        if (raw == boolean.class) {
            return plain(Schema.Type.BOOLEAN);
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
                value -> value == null ? null : fromAvro.apply(value));
    }

    private static ValueShape instant() {
        Schema millis = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        return new ValueShape(
                millis, value -> ((Instant) value).toEpochMilli(), value -> Instant.ofEpochMilli((Long) value));
    }

    private static ValueShape octets() {
        return new ValueShape(
                Schema.create(Schema.Type.BYTES),
                value -> ByteBuffer.wrap(((Octets) value).toByteArray()),
                value -> AvroBytes.octets((ByteBuffer) value));
    }

    private static ValueShape enumeration(Class<?> type) {
        Map<String, Object> byCode = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byCode.put(code(constant), constant);
        }
        return new ValueShape(Schema.create(Schema.Type.STRING), ValueShape::code, value -> {
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
                ? new ValueShape(
                        Schema.create(Schema.Type.STRING),
                        value -> shape.components(value)[0],
                        value -> shape.construct(new Object[] {value.toString()}))
                : new ValueShape(shape.schema(), shape::toGeneric, shape::fromGeneric);
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
                });
    }

    private static Stream<Object> elements(Object collection, boolean sorted) {
        Stream<Object> elements = ((Collection<?>) collection).stream().map(Object.class::cast);
        return sorted ? elements.sorted() : elements;
    }
}
