package io.credledger.operation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An identity that ended, and where to see what follows from it.
 *
 * @param statusUrl what {@link Cascades} says of it
 */
public record EndedCard(@JsonUnwrapped IdentityCard identity, String statusUrl) {

    @Override
    public String toString() {
        return "EndedCard of " + identity.id();
    }
}
