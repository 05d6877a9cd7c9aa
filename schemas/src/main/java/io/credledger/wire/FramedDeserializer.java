package io.credledger.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The inverse of {@link FramedSerializer}: ids of the jar's range are resolved from the jar, always; only others are asked of a registry. */
public final class FramedDeserializer implements Deserializer<Object> {

    private @Nullable SchemaRegistry registry;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Object url = configs.get(FramedSerializer.REGISTRY_URL);
        registry = url == null ? null : new SchemaRegistry(URI.create(url.toString()));
    }

    @Override
    public Object deserialize(String topic, byte[] bytes) {
        Frame frame = Frame.parse(bytes);
        Schema writer = writer(frame.schemaId());
        Class<?> type = SpecificData.get().getClass(writer);
        if (type == null) {
            throw new UnknownSchemaException("a record's schema is not one of the ledger's");
        }
        try {
            ByteBuffer payload = frame.payload();
            byte[] body = new byte[payload.remaining()];
            payload.get(body);
            return AvroBytes.decode(
                    new SpecificDatumReader<>(writer, SpecificData.get().getSchema(type)), body, 0);
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnreadableRecordException unreadable
                    ? unreadable
                    : new UnreadableRecordException("bytes must be the Avro binary of their schema");
        }
    }

    private Schema writer(int id) {
        if (id >= SchemaCatalogue.FIRST_ID) {
            return SchemaCatalogue.builtIn()
                    .byId(id)
                    .map(SchemaCatalogue.Entry::schema)
                    .orElseThrow(() -> new UnknownSchemaException("a schema id of the jar's range is not in this jar"));
        }
        if (registry == null) {
            throw new UnreadableRecordException("a schema id below the jar's range needs a schema registry");
        }
        return registry.byId(id);
    }
}
