package io.credledger.secret;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.RestrictedApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/** The bytes of a key or keyset, as generated or as read from a file. Wiped by {@link #close()}. */
@JsonSerialize(using = RefusingSerializer.class)
public final class KeyMaterial implements AutoCloseable, Destroyable {

    /** No key file of ours comes near it; a larger file is the wrong file. */
    public static final int MAX_FILE_BYTES = 1024 * 1024;

    private static final String EXPLANATION =
            "Reveals key bytes. Annotate the method with @RevealsSecret(reason) and keep the bytes there.";

    private final GuardedBytes bytes;

    private KeyMaterial(byte[] owned) {
        this.bytes = new GuardedBytes(owned);
    }

    /** The array belongs to the key from now on, and is wiped with it. */
    public static KeyMaterial takeOwnershipOf(byte[] bytes) {
        return new KeyMaterial(bytes);
    }

    public static KeyMaterial takeCopyOf(byte[] bytes) {
        return new KeyMaterial(bytes.clone());
    }

    /**
     * The whole file, byte for byte.
     *
     * @throws IOException when it cannot be read or is larger than {@link #MAX_FILE_BYTES}
     */
    public static KeyMaterial readFrom(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(MAX_FILE_BYTES + 1);
            if (read.length > MAX_FILE_BYTES) {
                Arrays.fill(read, (byte) 0);
                throw new IOException("the key file is too large");
            }
            return new KeyMaterial(read);
        }
    }

    /** A copy of the bytes, which the caller wipes. */
    @RestrictedApi(
            explanation = EXPLANATION,
            allowlistAnnotations = RevealsSecret.class,
            allowedOnPath = GuardedBytes.TEST_SOURCES)
    public byte[] reveal() {
        return bytes.copy();
    }

    /** Lends the bytes for one call and wipes what was lent. */
    @RestrictedApi(
            explanation = EXPLANATION,
            allowlistAnnotations = RevealsSecret.class,
            allowedOnPath = GuardedBytes.TEST_SOURCES)
    public <R, E extends Exception> R revealTo(SecretBorrower<R, E> borrower) throws E {
        return bytes.lendTo(borrower);
    }

    /** Bytes. */
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
        return other instanceof KeyMaterial that && bytes.sameAs(that.bytes);
    }

    /** The same for all: a hash would tell of the content. Not for large hash tables. */
    @Override
    public int hashCode() {
        return KeyMaterial.class.hashCode();
    }

    @Override
    public String toString() {
        return GuardedBytes.REDACTED;
    }
}
