package io.credledger.session;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Octets;
import io.credledger.ledger.SessionId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser session as its cookie has it. The ledger has the hash of the secret: whoever reads the log cannot make the cookie, and whoever
 * has the sealing key alone cannot either.
 */
public final class BrowserSession {

    private static final byte FORMAT = 1;
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityId identity;
    private final SessionId id;
    private final byte[] secret;
    private final Instant expiresAt;
    private final Instant seenAt;

    private BrowserSession(IdentityId identity, SessionId id, byte[] secret, Instant expiresAt, Instant seenAt) {
        this.identity = identity;
        this.id = id;
        this.secret = secret;
        this.expiresAt = expiresAt;
        this.seenAt = seenAt;
    }

    /** A new one, which is nothing until the ledger has it. */
    public static BrowserSession begin(IdentityId identity, Instant now, Instant expiresAt) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        SessionId id = SessionId.of(identity.routing(), RANDOM.nextLong());
        return new BrowserSession(identity, id, secret, expiresAt, now);
    }

    public IdentityId identity() {
        return identity;
    }

    public SessionId id() {
        return id;
    }

    /** When it ends, however busy it is. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When the browser was last known to have come, to a minute or so. */
    Instant seenAt() {
        return seenAt;
    }

    BrowserSession seen(Instant now) {
        return new BrowserSession(identity, id, secret, expiresAt, now);
    }

    /** What the ledger keeps of the secret. */
    public Octets hash() {
        try {
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In constant time. */
    boolean hasHash(Octets stored) {
        return MessageDigest.isEqual(hash().toByteArray(), stored.toByteArray());
    }

    /** For the pages and programs of this session alone. */
    public String csrf() {
        return Csrf.token(secret);
    }

    public boolean hasCsrf(@Nullable String token) {
        return Csrf.matches(secret, token);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(1 + 2 * Long.BYTES + SECRET_BYTES + 2 * ID_BYTES)
                .put(FORMAT)
                .putLong(seenAt.toEpochMilli())
                .putLong(expiresAt.toEpochMilli())
                .put(secret)
                .put(identity.value().getBytes(StandardCharsets.US_ASCII))
                .put(id.value().getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Empty for bytes of another format. */
    static Optional<BrowserSession> parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            if (buffer.get() != FORMAT) {
                return Optional.empty();
            }
            Instant seenAt = Instant.ofEpochMilli(buffer.getLong());
            Instant expiresAt = Instant.ofEpochMilli(buffer.getLong());
            byte[] secret = new byte[SECRET_BYTES];
            buffer.get(secret);
            IdentityId identity = new IdentityId(text(buffer));
            return Optional.of(new BrowserSession(identity, new SessionId(text(buffer)), secret, expiresAt, seenAt));
        } catch (BufferUnderflowException | InvalidIdException e) {
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer buffer) {
        byte[] text = new byte[ID_BYTES];
        buffer.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "BrowserSession " + id + " [redacted]";
    }
}
