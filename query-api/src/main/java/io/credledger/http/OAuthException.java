package io.credledger.http;

/** Ends a request of a client of OAuth in the words of RFC 6749 §5.2. No stack: it is an answer. */
final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String rule;

    private OAuthException(int status, String error, String rule) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.rule = rule;
    }

    static OAuthException invalidRequest(String rule) {
        return new OAuthException(400, "invalid_request", rule);
    }

    /** The token is another client's. */
    static OAuthException notItsOwn(String rule) {
        return new OAuthException(400, "invalid_grant", rule);
    }

    static OAuthException notAllowed(String rule) {
        return new OAuthException(403, "unauthorized_client", rule);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    /** Never the value. */
    String rule() {
        return rule;
    }
}
