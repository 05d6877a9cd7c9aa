package io.credledger.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** The inverse of {@link JsonSerializer}; as Confluent's, it needs to be told that specific records are wanted. */
public final class JsonDeserializer implements Deserializer<Object> {

    private boolean specific;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        specific = Boolean.TRUE.equals(configs.get("specific.avro.reader"));
    }

    @Override
    public Object deserialize(String topic, byte[] bytes) {
        if (!specific || bytes.length == 0 || bytes[0] != JsonSerializer.MAGIC) {
            throw new SerializationException("not this format");
        }
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
        try {
            Schema schema = OuterRecords.SCHEMAS.stream()
                    .filter(known -> known.getFullName().equals(lines[1]))
                    .findFirst()
                    .orElseThrow();
            return new SpecificDatumReader<>(schema)
                    .read(null, DecoderFactory.get().jsonDecoder(schema, lines[2]));
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("not this format", e);
        }
    }
}
