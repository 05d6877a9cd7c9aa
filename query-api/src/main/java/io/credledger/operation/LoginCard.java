package io.credledger.operation;

import java.time.Instant;

/** An issuer's subject as whom somebody signs in. */
public record LoginCard(String id, String issuer, String subject, Instant mappedAt) {
    @Override
    public String toString() {
        return "LoginCard of " + id;
    }
}
