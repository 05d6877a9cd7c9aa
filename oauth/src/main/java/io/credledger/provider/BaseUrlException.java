package io.credledger.provider;

/** A base URL that a provider cannot be at. The message is a rule, and never has the URL. */
public final class BaseUrlException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BaseUrlException(String rule) {
        super(rule);
    }
}
