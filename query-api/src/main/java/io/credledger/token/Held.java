package io.credledger.token;

import io.credledger.crypto.TokenField;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.sealing.StoredToken;
import io.credledger.view.Row;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A credential that the caller may have, still sealed. */
record Held(Row<Connection> row, Credential credential) {

    Connection state() {
        return row.state();
    }

    boolean isBasic() {
        return state().kind() == CredentialKind.BASIC;
    }

    @Nullable
    Instant expiresAt() {
        return credential.expiresAt();
    }

    Optional<StoredToken> stored() {
        return StoredToken.of(
                state(),
                row.details().header().command(),
                credential,
                isBasic() ? TokenField.PASSWORD : TokenField.ACCESS_TOKEN);
    }

    @Override
    public String toString() {
        return "Held [redacted]";
    }
}
