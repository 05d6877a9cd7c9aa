package io.credledger.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Other versions of a schema, as a later hand might make them, well or badly. */
final class Versions {

    private Versions() {}

    /** As {@code @Nullable} on a new component makes it. */
    static Schema withNullable(Schema schema, String name, Schema type) {
        return with(
                schema,
                name,
                Schema.createUnion(Schema.create(Schema.Type.NULL), type),
                Schema.Field.NULL_DEFAULT_VALUE);
    }

    static Schema withRequired(Schema schema, String name, Schema type) {
        return with(schema, name, type, null);
    }

    private static Schema with(Schema schema, String name, Schema type, @Nullable Object missing) {
        List<Schema.Field> fields = copies(schema, UnaryOperator.identity());
        fields.add(new Schema.Field(name, type, null, missing));
        return record(schema, fields);
    }

    static Schema without(Schema schema, String name) {
        List<Schema.Field> fields = copies(schema, UnaryOperator.identity());
        fields.removeIf(field -> field.name().equals(name));
        return record(schema, fields);
    }

    static Schema retyped(Schema schema, String name, Schema type) {
        return record(
                schema, copies(schema, field -> field.name().equals(name) ? new Schema.Field(name, type) : field));
    }

    /** One more branch in a union. */
    static Schema widened(Schema schema, String name, Schema branch) {
        List<Schema> branches = Stream.concat(schema.getField(name).schema().getTypes().stream(), Stream.of(branch))
                .toList();
        return retyped(schema, name, Schema.createUnion(branches));
    }

    private static List<Schema.Field> copies(Schema schema, UnaryOperator<Schema.Field> change) {
        return new ArrayList<>(schema.getFields().stream()
                .map(change)
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
    }

    private static Schema record(Schema schema, List<Schema.Field> fields) {
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }
}
