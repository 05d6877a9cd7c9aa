package io.credledger.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The built-in outer serializer: an Avro specific record in Confluent's framing. With {@code schema.registry.url} ids come from the registry
 * (subject {@code <topic>-value}), without from the jar's catalogue.
 */
public final class FramedSerializer implements Serializer<Object> {

    static {
        OuterRecords.trust();
    }

    /** The one setting, named as Confluent's own serializer names it. */
    public static final String REGISTRY_URL = "schema.registry.url";

    private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = SchemaRegistry.configured(configs.get(REGISTRY_URL));
    }

    @Override
    public byte[] serialize(String topic, Object value) {
        SpecificRecord specific = (SpecificRecord) value;
        Schema schema = specific.getSchema();
        int id = registry == null
                ? SchemaCatalogue.builtIn().of(schema).id()
                : registry.register(topic + "-value", schema);
        DatumWriter<SpecificRecord> writer =
                writers.computeIfAbsent(schema, absent -> new SpecificDatumWriter<>(absent));
        return Frame.of(id, AvroBytes.encode(writer, specific));
    }
}
