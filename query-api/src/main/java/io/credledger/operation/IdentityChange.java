package io.credledger.operation;

import io.credledger.ledger.Role;
import java.util.Optional;
import java.util.Set;

/**
 * What is to change of an identity.
 *
 * @param displayName empty to leave it as it is; holding an empty one to remove it
 * @param roles all that it has from then on, or empty to leave them
 */
public record IdentityChange(Optional<Optional<String>> displayName, Optional<Set<Role>> roles) {
    @Override
    public String toString() {
        return "IdentityChange [redacted]";
    }
}
