package io.credledger.provider;

/** Two answers of a provider are about two accounts, to one token: nobody can say whose it is (OpenID Connect Core 1.0 section 5.3.2). */
public final class ContradictoryAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContradictoryAccountException() {
        super("the provider's answers must be about one account");
    }
}
