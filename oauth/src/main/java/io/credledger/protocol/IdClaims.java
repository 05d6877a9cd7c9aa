package io.credledger.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The claims of a validated ID token. Personal.
 *
 * @param subject who it is, at this issuer
 * @param claims all of them
 */
public record IdClaims(String issuer, String subject, ObjectNode claims) {

    @Override
    public String toString() {
        return "IdClaims[redacted]";
    }
}
