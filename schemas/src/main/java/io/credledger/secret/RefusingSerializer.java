package io.credledger.secret;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/** Fails loudly: an ignored field would hide the mistake, and field access would print the bytes. */
final class RefusingSerializer extends JsonSerializer<Object> {

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        throw refusal(generator);
    }

    @Override
    public void serializeWithType(
            Object value, JsonGenerator generator, SerializerProvider provider, TypeSerializer typeSerializer)
            throws IOException {
        throw refusal(generator);
    }

    private static JsonMappingException refusal(JsonGenerator generator) {
        return JsonMappingException.from(generator, "a secret is never written as JSON");
    }
}
