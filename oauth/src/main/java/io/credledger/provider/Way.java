package io.credledger.provider;

import java.util.Locale;

/** How a token of a provider is had. */
public enum Way {
    /** The ledger keeps a credential: OAuth tokens or a personal access token. */
    STORED,
    /** User and password. */
    BASIC,
    /** The caller's own token is good at the provider as it is. */
    PASS_THROUGH,
    /** The caller's own token is exchanged for one (RFC 8693). */
    EXCHANGE;

    /** As it is written in the catalogue file and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
