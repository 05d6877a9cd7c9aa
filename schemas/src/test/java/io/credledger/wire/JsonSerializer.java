package io.credledger.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** A foreign class: another magic byte, the record's name on a line, and the record as Avro's JSON. */
public final class JsonSerializer implements Serializer<Object> {

    static final byte MAGIC = 'J';

    private String greeting = "";

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        greeting = String.valueOf(configs.get("json.greeting"));
    }

    @Override
    public byte[] serialize(String topic, Object value) {
        SpecificRecord specific = (SpecificRecord) value;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(MAGIC);
        out.writeBytes((greeting + "\n" + specific.getSchema().getFullName() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(specific.getSchema(), out);
            new SpecificDatumWriter<SpecificRecord>(specific.getSchema()).write(specific, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
