package io.credledger.edge;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a write, and under which conditions.
 *
 * @param key the caller's {@code Idempotency-Key}, or a random one
 * @param repeatable whether the key is the caller's, so that the same ask may come again
 * @param request what is asked for, as bytes: the same key with other bytes is refused
 * @param expectedVersion the target's version that the caller saw, if nothing may be overwritten
 */
public record Ask(
        IdentityId actor,
        String key,
        boolean repeatable,
        Octets request,
        @Nullable Long expectedVersion) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static Ask of(
            IdentityId actor, @Nullable String idempotencyKey, byte[] request, @Nullable Long expectedVersion) {
        return idempotencyKey == null
                ? new Ask(actor, randomKey(), false, Octets.copyOf(request), expectedVersion)
                : new Ask(actor, idempotencyKey, true, Octets.copyOf(request), expectedVersion);
    }

    /** One of several commands of the same ask, with an id of its own. No caller's key has a line end in it. */
    public Ask step(String name) {
        return new Ask(actor, key + '\n' + name, repeatable, request, expectedVersion);
    }

    /** The same without a version, because the version is another entity's. */
    public Ask atAnyVersion() {
        return new Ask(actor, key, repeatable, request, null);
    }

    private static String randomKey() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Ask by " + actor;
    }
}
