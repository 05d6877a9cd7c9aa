package io.credledger.secret;

import java.security.MessageDigest;
import java.util.Arrays;

/** The array behind a secret. Every way out is a copy, so that wiping it here never changes what a caller is using. */
final class GuardedBytes {

    static final String REDACTED = "[redacted]";

    /** Where secrets may be revealed without a reason given. */
    static final String TEST_SOURCES = ".*/src/test/java/.*";

    private final byte[] bytes;
    private boolean wiped;

    /** Takes ownership of {@code bytes}. */
    GuardedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    synchronized byte[] copy() {
        if (wiped) {
            throw new IllegalStateException("the secret was wiped");
        }
        return bytes.clone();
    }

    <R, E extends Exception> R lendTo(SecretBorrower<R, E> borrower) throws E {
        byte[] lent = copy();
        try {
            return borrower.use(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    int length() {
        return bytes.length;
    }

    synchronized void wipe() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    synchronized boolean isWiped() {
        return wiped;
    }

    /** Constant time in the content, not in the length. Wiped secrets equal nothing: otherwise all of one length would be equal. */
    boolean sameAs(GuardedBytes other) {
        if (this == other) {
            return true;
        }
        if (isWiped() || other.isWiped()) {
            return false;
        }
        return lendTo(mine -> other.lendTo(theirs -> MessageDigest.isEqual(mine, theirs)));
    }
}
