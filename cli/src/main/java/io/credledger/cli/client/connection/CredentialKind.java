package io.credledger.cli.client.connection;

import java.util.Locale;

/** Kinds of credential, and the secrets that each has. */
enum CredentialKind {
    BEARER,
    OAUTH2,
    BASIC;

    /** @param secret the common beginning of its options */
    boolean takes(String secret) {
        return switch (secret) {
            case "--access-token" -> this != BASIC;
            case "--refresh-token" -> this == OAUTH2;
            default -> this == BASIC;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
