package io.credledger.cli.campaign;

import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an API token, and the words that make requests of theirs.
 *
 * @param token never shown
 */
record Person(Handle handle, String token, Pseudonyms pseudonyms) {

    IdentityId id() {
        return pseudonyms.identity(handle);
    }

    IdentityId idOf(String other) {
        return pseudonyms.identity(new Handle(other));
    }

    ConnectionId connection(String provider, String name) {
        return pseudonyms.connection(new StoreKey.Connection(
                Vault.DEFAULT, new ProviderId(provider), handle, new ConnectionName(name)));
    }

    Request request(String method, String path, @Nullable String body, String key, EntityId target) {
        return request(method, path, body, key, key, target);
    }

    /** @param commandKey what the edge makes the command's id of, where one request is several commands */
    Request request(
            String method, String path, @Nullable String body, String key, String commandKey, EntityId target) {
        CommandId command = pseudonyms.command(target.routing(), id(), commandKey);
        return new Request(this, method, path, body, key, target, command, null);
    }

    @Override
    public String toString() {
        return handle.value();
    }
}
