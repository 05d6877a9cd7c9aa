package io.credledger.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * A Java record as an Avro record: component by component, {@code camelCase} as {@code snake_case}, {@code @Nullable} as a union with null. One
 * mechanism instead of a mapping by hand for every fact, command, state and details record; the schema catalogue holds it still.
 */
final class RecordShape<T extends Record> {

    private static final Map<Class<?>, RecordShape<?>> SHAPES = new ConcurrentHashMap<>();

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final RecordComponent[] components;
    private final List<ValueShape> values = new ArrayList<>();
    private final Schema schema;
    private final DatumWriter<GenericRecord> writer;
    /** By the schema of the bytes: there are as many as the catalogue has versions. */
    private final Map<Schema, Function<byte[], Object>> readers = new ConcurrentHashMap<>();

    private RecordShape(Class<T> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        List<Schema.Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            ValueShape value = ValueShape.of(component.getGenericType());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            values.add(nullable ? value.nullable() : value);
            Object missing = nullable ? Schema.Field.NULL_DEFAULT_VALUE : null;
            fields.add(new Schema.Field(
                    snake(component.getName()), values.get(values.size() - 1).schema(), null, missing));
        }
        this.constructor = canonical(type, components);
        this.schema = Schema.createRecord(type.getSimpleName(), null, namespace(type), false, fields);
        this.writer = new GenericDatumWriter<>(schema);
    }

    @SuppressWarnings("unchecked")
    static <T extends Record> RecordShape<T> of(Class<T> type) {
        RecordShape<?> known = SHAPES.get(type);
        if (known == null) {
            // Not computeIfAbsent: a shape needs the shapes of its components.
            known = new RecordShape<>(type);
            SHAPES.put(type, known);
        }
        return (RecordShape<T>) known;
    }

    Schema schema() {
        return schema;
    }

    /** Whether the record is one text: an id or a name. */
    boolean isText() {
        return components.length == 1
                && components[0].getType() == String.class
                && "value".equals(components[0].getName());
    }

    byte[] encode(T value) {
        return AvroBytes.encode(writer, toGeneric(value));
    }

    /** Reads what was written with an older or the same schema. */
    T decode(Schema writer, byte[] bytes) {
        Object raw = readers.computeIfAbsent(writer, this::reader).apply(bytes);
        return Rules.checked(() -> type.cast(fromAvro(raw)));
    }

    /** Nearly all there is was written with today's schema, and is read without Avro's detour over generic records. */
    private Function<byte[], Object> reader(Schema writer) {
        return AvroBytes.fingerprint(writer).equals(AvroBytes.fingerprint(schema)) ? this::readAll : byAvro(writer);
    }

    Function<byte[], Object> byAvro(Schema writer) {
        DatumReader<GenericRecord> reader = new GenericDatumReader<>(writer, schema);
        return bytes -> AvroBytes.decode(reader, bytes, 0);
    }

    private Object readAll(byte[] bytes) {
        AvroCursor in = new AvroCursor(bytes, 0, bytes.length);
        Object parts = read(in);
        in.mustBeAtEnd();
        return parts;
    }

    /** The components as they stand there, held to no rule yet: what is cut short is that, whatever else is wrong with it. */
    Object read(AvroCursor in) {
        @Nullable Object[] parts = new Object[components.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(i).read().apply(in);
        }
        return parts;
    }

    GenericRecord toGeneric(Object value) {
        Object[] parts = components(value);
        GenericData.Record generic = new GenericData.Record(schema);
        for (int i = 0; i < parts.length; i++) {
            generic.put(i, values.get(i).toAvro().apply(parts[i]));
        }
        return generic;
    }

    /** Of a record of Avro's, or of what {@link #read} read. */
    Object fromAvro(Object value) {
        Object[] parts = new Object[components.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = value instanceof Object[] read ? read[i] : ((GenericRecord) value).get(i);
            parts[i] = values.get(i).fromAvro().apply(part);
        }
        return construct(parts);
    }

    Object[] components(Object value) {
        try {
            Object[] parts = new Object[components.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = components[i].getAccessor().invoke(value);
            }
            return parts;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's components are readable", e);
        }
    }

    T construct(Object[] parts) {
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            // A record that checks itself names the rule that was broken.
            throw Rules.broken(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's constructor is callable", e);
        }
    }

    private static <T> Constructor<T> canonical(Class<T> type, RecordComponent[] components) {
        try {
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a canonical constructor", e);
        }
    }

    /** {@code io.credledger.fact} for the records of {@code Fact}, and so on: part of the permanent name. */
    private static String namespace(Class<?> type) {
        Class<?> family = type.getDeclaringClass();
        String name = family == null ? "ledger" : family.getSimpleName().toLowerCase(Locale.ROOT);
        return "io.credledger." + name;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
