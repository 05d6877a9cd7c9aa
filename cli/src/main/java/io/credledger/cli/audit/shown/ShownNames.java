package io.credledger.cli.audit.shown;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom the server means by the names that it shows. */
final class ShownNames {

    private static final byte HANDLE = 'h';
    private static final byte ERASED = 'x';
    /** In place of the name of somebody who was forgotten. */
    private static final String ERASED_NAME = "erased";

    private final Scratch scratch;
    private final IdentityId server;
    private final Function<String, Optional<JsonNode>> asked;

    /** @param asked for an identity by its handle: what is not listed yet came since */
    ShownNames(Scratch scratch, IdentityId server, Function<String, Optional<JsonNode>> asked) {
        this.scratch = scratch;
        this.server = server;
        this.asked = asked;
    }

    void learn(JsonNode identity) {
        String id = identity.path("id").asText();
        scratch.put(key(HANDLE, identity.path("handle").asText()), bytes(id));
        if (identity.path("status").asText().equals(ERASED_NAME)) {
            scratch.put(key(ERASED, id), new byte[0]);
        }
    }

    /** Whether the server means that identity. */
    boolean means(String shown, IdentityId one) {
        if (one.equals(server)) {
            return shown.equals(Handle.SERVER.value());
        }
        if (shown.equals(ERASED_NAME) && isErased(one)) {
            return true;
        }
        return one.value().equals(id(shown));
    }

    private @Nullable String id(String handle) {
        byte[] known = scratch.get(key(HANDLE, handle));
        if (known == null) {
            asked.apply(handle).ifPresent(this::learn);
            known = scratch.get(key(HANDLE, handle));
        }
        return known == null ? null : new String(known, StandardCharsets.US_ASCII);
    }

    private boolean isErased(IdentityId one) {
        return scratch.get(key(ERASED, one.value())) != null;
    }

    private static byte[] key(byte kind, String text) {
        byte[] bytes = bytes(text);
        return ByteBuffer.allocate(bytes.length + 1).put(kind).put(bytes).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
