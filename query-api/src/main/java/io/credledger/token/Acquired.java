package io.credledger.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
 * A token on its way out (RFC 8693 §2.2.1). Whoever gets it closes it.
 *
 * @param tokenType {@code Bearer} or {@code Basic}
 * @param expiresIn seconds, or null where nothing is known
 * @param scopes what the token really has
 * @param fallback whether it is the server's, because the subject has none
 */
public record Acquired(
        SecretToken token, String tokenType, @Nullable Long expiresIn, List<String> scopes, boolean fallback)
        implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] FIRST = "{\"access_token\":".getBytes(StandardCharsets.US_ASCII);

    /** The answer's body, the one place where a token stands in clear. */
    @RevealsSecret(reason = "the answer to whoever may have the token")
    public byte[] toJson() {
        return token.revealTo(this::toJson);
    }

    /** The token goes into arrays of our own only: a library's buffers would keep it for whoever comes next. */
    private byte[] toJson(byte[] secret) {
        byte[] value = JsonText.quoted(secret);
        byte[] others = others();
        byte[] body = new byte[FIRST.length + value.length + others.length];
        System.arraycopy(FIRST, 0, body, 0, FIRST.length);
        System.arraycopy(value, 0, body, FIRST.length, value.length);
        System.arraycopy(others, 0, body, FIRST.length + value.length, others.length);
        body[FIRST.length + value.length] = ',';
        Arrays.fill(value, (byte) 0);
        return body;
    }

    /** The other members, as an object. */
    private byte[] others() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("issued_token_type", TokenRequest.ACCESS_TOKEN);
            json.writeStringField("token_type", tokenType);
            if (expiresIn != null) {
                json.writeNumberField("expires_in", expiresIn);
            }
            json.writeStringField("scope", String.join(" ", scopes));
            if (fallback) {
                json.writeBooleanField("credledger_fallback", true);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Acquired bearer(SecretToken token, @Nullable Long expiresIn, List<String> scopes) {
        return new Acquired(token, "Bearer", expiresIn, scopes, false);
    }

    Acquired asFallback() {
        return new Acquired(token, tokenType, expiresIn, scopes, true);
    }

    /** The value of the header {@code Authorization}, which the caller closes; this is closed by it. */
    @RevealsSecret(reason = "puts the token behind its scheme; the copy is a token again")
    public SecretToken intoAuthorization() {
        try (this) {
            return token.revealTo(this::behindScheme);
        }
    }

    private SecretToken behindScheme(byte[] secret) {
        byte[] scheme = (tokenType + ' ').getBytes(StandardCharsets.US_ASCII);
        byte[] value = Arrays.copyOf(scheme, scheme.length + secret.length);
        System.arraycopy(secret, 0, value, scheme.length, secret.length);
        return SecretToken.takeOwnershipOf(value);
    }

    @Override
    public void close() {
        token.close();
    }

    @Override
    public String toString() {
        return "Acquired [redacted]";
    }
}
