package io.credledger.wire;

import java.net.URI;
import java.util.Map;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The built-in outer serializer: an Avro specific record in Confluent's framing. With {@code schema.registry.url} ids come from the registry
 * (subject {@code <topic>-value}), without from the jar's catalogue.
 */
public final class FramedSerializer implements Serializer<Object> {

    /** The one setting, named as Confluent's own serializer names it. */
    public static final String REGISTRY_URL = "schema.registry.url";

    private @Nullable SchemaRegistry registry;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Object url = configs.get(REGISTRY_URL);
        registry = url == null ? null : new SchemaRegistry(URI.create(url.toString()));
    }

    @Override
    public byte[] serialize(String topic, Object value) {
        SpecificRecord specific = (SpecificRecord) value;
        int id = registry == null
                ? SchemaCatalogue.builtIn().of(specific.getSchema()).id()
                : registry.register(topic + "-value", specific.getSchema());
        return Frame.of(id, AvroBytes.encode(new SpecificDatumWriter<>(specific.getSchema()), specific));
    }
}
