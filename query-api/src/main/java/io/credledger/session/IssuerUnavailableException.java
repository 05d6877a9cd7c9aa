package io.credledger.session;

/** A token cannot be checked now, because its issuer's configuration or keys cannot be read. */
public final class IssuerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IssuerUnavailableException() {
        super("the issuer's configuration or keys cannot be read");
    }
}
