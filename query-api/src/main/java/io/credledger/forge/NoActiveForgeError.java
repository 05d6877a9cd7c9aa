package io.credledger.forge;

/** There is no active forge, or the one that was cannot be used any more. The name is the one that consumers of the router know. */
public final class NoActiveForgeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoActiveForgeError() {
        super("no forge is active", null, false, false);
    }
}
