package io.credledger.provider;

/** How a caller's token is exchanged for one of the provider. */
public enum ExchangeWay {
    NONE,
    RFC8693
}
