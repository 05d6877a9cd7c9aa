package io.credledger.sealing;

import io.credledger.crypto.TokenField;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Details.WebhookTarget;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WebhookBookId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sealed token as it is found in an entity's details, and the place that it is bound to.
 *
 * @param key the entity's token key, as its state names it
 * @param command the one whose details it was found in
 * @param origin as it stands there; what is no origin breaks the seal
 */
public record StoredToken(
        EntityId entity, DataKeyId key, CommandId command, TokenField field, String origin, Octets sealed) {

    /** The access token, or the password of kind {@code basic}; empty where there is none. */
    public static Optional<StoredToken> of(
            Connection connection, CommandId command, Credential credential, TokenField field) {
        return Optional.ofNullable(credential.sealedToken())
                .map(octets -> new StoredToken(
                        connection.id(), connection.tokenKey(), command, field, credential.origin(), octets));
    }

    /** The client's secret, to be sent to the origin that the registration names, nowhere else; empty where there is none. */
    public static Optional<StoredToken> of(ProviderClient client, CommandId command, ClientRegistration registration) {
        return secret(client, command, registration, registration.sealedSecret());
    }

    /** The secret before, while both may be valid; empty where there is none. */
    public static Optional<StoredToken> ofPrevious(
            ProviderClient client, CommandId command, ClientRegistration registration) {
        return secret(client, command, registration, registration.sealedPreviousSecret());
    }

    /** What a webhook's notices are signed with, for the origin of its address and no other. */
    public static StoredToken of(WebhookBookId book, DataKeyId key, CommandId command, WebhookTarget target) {
        return new StoredToken(book, key, command, TokenField.WEBHOOK_SECRET, target.origin(), target.sealedSecret());
    }

    private static Optional<StoredToken> secret(
            ProviderClient client, CommandId command, ClientRegistration registration, @Nullable Octets found) {
        return Optional.ofNullable(found)
                .map(octets -> new StoredToken(
                        client.id(),
                        client.tokenKey(),
                        command,
                        TokenField.CLIENT_SECRET,
                        registration.origin(),
                        octets));
    }

    @Override
    public String toString() {
        return "StoredToken [redacted] of " + entity;
    }
}
