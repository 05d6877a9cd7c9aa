package io.credledger.session;

/** Nobody's client, or one that says who it is as nobody may: in the words of RFC 6749 §5.2. No stack: it is an answer. */
public final class ClientRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String rule;
    private final boolean basic;

    private ClientRefusedException(String error, String rule, boolean basic) {
        super(error, null, false, false);
        this.error = error;
        this.rule = rule;
        this.basic = basic;
    }

    static ClientRefusedException malformed(String rule) {
        return new ClientRefusedException("invalid_request", rule, false);
    }

    static ClientRefusedException unknown(String rule) {
        return new ClientRefusedException("invalid_client", rule, false);
    }

    /** To be answered with the scheme that was tried. */
    static ClientRefusedException unknownByHeader(String rule) {
        return new ClientRefusedException("invalid_client", rule, true);
    }

    /** The code of the RFC. */
    public String error() {
        return error;
    }

    /** The rule, never the value. */
    public String rule() {
        return rule;
    }

    /** Whether it is about who the client is; else about the request. */
    public boolean isUnknown() {
        return error.equals("invalid_client");
    }

    /** Whether it tried {@code Authorization: Basic}. */
    public boolean byBasic() {
        return basic;
    }
}
