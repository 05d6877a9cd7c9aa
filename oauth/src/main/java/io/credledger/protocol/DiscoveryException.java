package io.credledger.protocol;

/** An issuer's configuration cannot be had. */
public final class DiscoveryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        UNREACHABLE,
        /** A private or plain-http address that the operator has not allowed. */
        TARGET_REFUSED,
        /** There is no OpenID configuration. */
        NOT_AN_ISSUER,
        /** The configuration names another issuer than it was asked for (OpenID Connect Discovery 1.0 section 4.3). */
        ANOTHER_ISSUER
    }

    private final Problem problem;

    DiscoveryException(Problem problem) {
        super("no configuration of the issuer: " + problem);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
