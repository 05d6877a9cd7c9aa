package io.credledger.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token on its way out (RFC 8693 §2.2.1).
 *
 * @param tokenType {@code Bearer} or {@code Basic}
 * @param expiresIn seconds, or null where nothing is known
 * @param scopes what the token really has
 */
public record TokenAnswer(
        SecretToken token, String tokenType, @Nullable Long expiresIn, List<String> scopes) implements AutoCloseable {

    /** What is recycled stays with its thread. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    /** The answer's body, the one place where a token stands in clear. */
    @RevealsSecret(reason = "the answer to whoever may have the token")
    public byte[] toJson() {
        return token.revealTo(this::toJson);
    }

    private byte[] toJson(byte[] secret) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeFieldName("access_token");
            json.writeUTF8String(secret, 0, secret.length);
            json.writeStringField("issued_token_type", TokenRequest.ACCESS_TOKEN);
            json.writeStringField("token_type", tokenType);
            if (expiresIn != null) {
                json.writeNumberField("expires_in", expiresIn);
            }
            json.writeStringField("scope", String.join(" ", scopes));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The value of the header {@code Authorization}, which the caller closes. */
    @RevealsSecret(reason = "puts the token behind its scheme; the copy is a token again")
    SecretToken authorization() {
        byte[] scheme = (tokenType + ' ').getBytes(StandardCharsets.US_ASCII);
        return token.revealTo(secret -> {
            byte[] value = Arrays.copyOf(scheme, scheme.length + secret.length);
            System.arraycopy(secret, 0, value, scheme.length, secret.length);
            return SecretToken.takeOwnershipOf(value);
        });
    }

    @Override
    public void close() {
        token.close();
    }

    @Override
    public String toString() {
        return "TokenAnswer [redacted]";
    }
}
