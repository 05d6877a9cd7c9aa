package io.credledger.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The inverse of {@link FramedSerializer}: ids of the jar's range are resolved from the jar, always; only others are asked of a registry. */
public final class FramedDeserializer implements Deserializer<Object> {

    static {
        OuterRecords.trust();
    }

    private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = SchemaRegistry.configured(configs.get(FramedSerializer.REGISTRY_URL));
    }

    @Override
    public Object deserialize(String topic, byte[] bytes) {
        int id = Frame.parse(bytes).schemaId();
        DatumReader<Object> reader = readers.get(id);
        if (reader == null) {
            // Not computeIfAbsent: a registry may be asked, and an answer takes as long as it takes.
            reader = reader(writer(id));
            readers.put(id, reader);
        }
        return AvroBytes.decode(reader, bytes, Frame.LENGTH);
    }

    private static DatumReader<Object> reader(Schema writer) {
        Schema today = OuterRecords.readerOf(writer)
                .orElseThrow(() -> new UnreadableRecordException("a record's schema must be one of the ledger's"));
        return new SpecificDatumReader<>(writer, today);
    }

    private Schema writer(int id) {
        if (id >= SchemaCatalogue.FIRST_ID) {
            return SchemaCatalogue.builtIn()
                    .byId(id)
                    .map(SchemaCatalogue.Entry::schema)
                    .orElseThrow(() -> new UnknownSchemaException("a schema id of the jar's range is not in this jar"));
        }
        if (id < 1) {
            throw new UnreadableRecordException("schema ids begin at 1");
        }
        if (registry == null) {
            throw new UnreadableRecordException("a schema id below the jar's range needs a schema registry");
        }
        return registry.byId(id);
    }
}
