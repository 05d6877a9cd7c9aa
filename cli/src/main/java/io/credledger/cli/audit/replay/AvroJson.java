package io.credledger.cli.audit.replay;

import io.credledger.wire.AvroCursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * From Avro binary to JSON by one schema, once compiled.
 *
 * @param write a value
 * @param skip a value
 */
record AvroJson(BiConsumer<AvroCursor, Line> write, Consumer<AvroCursor> skip) {

    static AvroJson of(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> new AvroJson((in, out) -> out.text(in.slice()), AvroCursor::slice);
            case BYTES -> new AvroJson((in, out) -> out.hex(in.slice()), AvroCursor::slice);
            case INT, LONG -> number(schema);
            case BOOLEAN -> new AvroJson((in, out) -> out.raw(in.truth() ? "true" : "false"), AvroCursor::truth);
            case UNION -> nullable(of(schema.getTypes().get(1)));
            case ARRAY -> array(of(schema.getElementType()));
            case RECORD -> record(schema);
            default -> throw new IllegalArgumentException("facts have no such type");
        };
    }

    private static AvroJson number(Schema schema) {
        boolean time = schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
        return time
                ? new AvroJson((in, out) -> out.time(in.number()), AvroCursor::number)
                : new AvroJson((in, out) -> out.number(in.number()), AvroCursor::number);
    }

    private static AvroJson nullable(AvroJson value) {
        return new AvroJson(
                (in, out) -> {
                    if (in.present()) {
                        value.write().accept(in, out);
                    } else {
                        out.raw("null");
                    }
                },
                in -> {
                    if (in.present()) {
                        value.skip().accept(in);
                    }
                });
    }

    private static AvroJson array(AvroJson element) {
        return new AvroJson(
                (in, out) -> {
                    out.raw("[");
                    boolean[] further = new boolean[1];
                    blocks(in, each -> {
                        out.raw(further[0] ? "," : "");
                        further[0] = true;
                        element.write().accept(each, out);
                    });
                    out.raw("]");
                },
                in -> blocks(in, element.skip()));
    }

    /** An array is blocks of a count and so many elements; a count below zero is followed by a size in bytes. */
    private static void blocks(AvroCursor in, Consumer<AvroCursor> each) {
        for (long count = in.number(); count != 0; count = in.number()) {
            if (count < 0) {
                in.number();
            }
            for (long i = Math.abs(count); i > 0; i--) {
                each.accept(in);
            }
        }
    }

    private static AvroJson record(Schema schema) {
        List<Schema.Field> fields = schema.getFields();
        List<AvroJson> values = fields.stream().map(field -> of(field.schema())).toList();
        List<byte[]> names = fields.stream()
                .map(field -> (field.pos() == 0 ? "\"" : ",\"") + field.name() + "\":")
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toList();
        return new AvroJson(
                (in, out) -> {
                    out.raw("{");
                    for (int i = 0; i < values.size(); i++) {
                        out.raw(names.get(i));
                        values.get(i).write().accept(in, out);
                    }
                    out.raw("}");
                },
                in -> values.forEach(value -> value.skip().accept(in)));
    }
}
