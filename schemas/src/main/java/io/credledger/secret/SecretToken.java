package io.credledger.secret;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.RestrictedApi;
import io.credledger.secret.SecretRefusedException.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/** A token, password or client secret: text, held as UTF-8. Wiped by {@link #close()}. */
@JsonSerialize(using = RefusingSerializer.class)
public final class SecretToken implements AutoCloseable, Destroyable {

    /** The longest token a user or provider client may give, in bytes of UTF-8. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final String EXPLANATION =
            "Reveals a secret. Annotate the method with @RevealsSecret(reason) and keep the bytes there.";

    private final GuardedBytes bytes;

    private SecretToken(byte[] owned) {
        try {
            StrictUtf8.requireWellFormed(owned);
        } catch (SecretRefusedException e) {
            Arrays.fill(owned, (byte) 0);
            throw e;
        }
        this.bytes = new GuardedBytes(owned);
    }

    /** The array belongs to the token from now on, and is wiped with it. */
    public static SecretToken takeOwnershipOf(byte[] utf8) {
        return new SecretToken(utf8);
    }

    public static SecretToken takeCopyOf(byte[] utf8) {
        return new SecretToken(utf8.clone());
    }

    public static SecretToken takeCopyOf(CharSequence text) {
        return new SecretToken(StrictUtf8.encode(text));
    }

    /**
     * For what a user or another program sent us.
     *
     * @throws SecretRefusedException when it is empty, longer than {@link #MAX_BYTES} or not well-formed
     */
    public static SecretToken fromUserInput(CharSequence text) {
        if (text.isEmpty()) {
            throw new SecretRefusedException(Rule.EMPTY);
        }
        // A character is at least a byte, so nothing far too long is copied at all.
        if (text.length() > MAX_BYTES) {
            throw new SecretRefusedException(Rule.TOO_LONG);
        }
        SecretToken token = takeCopyOf(text);
        if (token.length() > MAX_BYTES) {
            token.close();
            throw new SecretRefusedException(Rule.TOO_LONG);
        }
        return token;
    }

    /** A copy of the bytes, which the caller wipes. */
    @RestrictedApi(
            explanation = EXPLANATION,
            allowlistAnnotations = RevealsSecret.class,
            allowedOnPath = GuardedBytes.TEST_SOURCES)
    public byte[] reveal() {
        return bytes.copy();
    }

    /** As text, for a header or form; a string cannot be wiped, so only at the last moment. */
    @RestrictedApi(
            explanation = EXPLANATION,
            allowlistAnnotations = RevealsSecret.class,
            allowedOnPath = GuardedBytes.TEST_SOURCES)
    public String revealText() {
        return bytes.lendTo(lent -> new String(lent, StandardCharsets.UTF_8));
    }

    /** Lends the bytes for one call and wipes what was lent. */
    @RestrictedApi(
            explanation = EXPLANATION,
            allowlistAnnotations = RevealsSecret.class,
            allowedOnPath = GuardedBytes.TEST_SOURCES)
    public <R, E extends Exception> R revealTo(SecretBorrower<R, E> borrower) throws E {
        return bytes.lendTo(borrower);
    }

    /** Bytes of UTF-8. */
    public int length() {
        return bytes.length();
    }

    @Override
    public void close() {
        bytes.wipe();
    }

    @Override
    public void destroy() {
        bytes.wipe();
    }

    @Override
    public boolean isDestroyed() {
        return bytes.isWiped();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretToken that && bytes.sameAs(that.bytes);
    }

    /** The same for all: a hash would tell of the content. Not for large hash tables. */
    @Override
    public int hashCode() {
        return SecretToken.class.hashCode();
    }

    @Override
    public String toString() {
        return GuardedBytes.REDACTED;
    }
}
