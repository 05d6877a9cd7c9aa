package io.credledger.crypto;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerId;

/**
 * Where a sealed token belongs and where it may be sent. It opens nowhere else.
 *
 * @param entity the connection or provider client
 * @param command the command that carries the token
 * @param origin of the endpoint that may be sent the token
 */
public record TokenContext(LedgerId ledger, EntityId entity, CommandId command, TokenField field, Origin origin) {

    LengthPrefixed associated(SealKind kind) {
        return LengthPrefixed.of(kind.formatName())
                .add(ledger.value())
                .add(entity.value())
                .add(command.value())
                .add(field.label())
                .add(origin.value());
    }

    /** Refresh tokens are for the refresher alone: nothing seals one where another process could open it. */
    void requireRefreshToken(boolean expected) {
        if ((field == TokenField.REFRESH_TOKEN) != expected) {
            throw new IllegalArgumentException("refresh tokens, and only they, are sealed to the refresher");
        }
    }
}
