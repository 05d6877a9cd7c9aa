package io.credledger.cli.client.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object to send. Secrets stay secrets until the bytes are written. */
public final class Fields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** Leaves out what is null: absent and null are the same to the server. */
    public Fields with(String name, @Nullable Object value) {
        if (value != null) {
            entries.put(name, value);
        }
        return this;
    }

    public Fields withUnlessEmpty(String name, List<String> values) {
        return with(name, values.isEmpty() ? null : values);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @RevealsSecret(reason = "the request's body is where the secret goes")
    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof SecretToken secret) {
            json.writeString(secret.revealText());
        } else if (value instanceof Fields fields) {
            write(json, fields.entries);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
