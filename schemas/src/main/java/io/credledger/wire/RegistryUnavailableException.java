package io.credledger.wire;

/** The schema registry did not answer. Never poison: the same bytes may be readable in a moment. */
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }

    public RegistryUnavailableException(String what) {
        super(what);
    }
}
