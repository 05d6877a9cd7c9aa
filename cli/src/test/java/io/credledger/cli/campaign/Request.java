package io.credledger.cli.campaign;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.EntityId;
import org.jspecify.annotations.Nullable;

/**
 * A write, as it is asked for as often as it takes.
 *
 * @param caller who asks
 * @param target the entity that the command is for
 * @param command the id that the command has on the log, worked out from caller and key
 * @param body a JSON object, or null where there is none
 * @param refusal the slug that it must be refused with, or null where it must be accepted
 */
record Request(
        Person caller,
        String method,
        String path,
        @Nullable String body,
        String key,
        EntityId target,
        CommandId command,
        @Nullable String refusal) {

    Request refusedWith(String slug) {
        return new Request(caller, method, path, body, key, target, command, slug);
    }

    Request withBody(@Nullable String other) {
        return new Request(caller, method, path, other, key, target, command, refusal);
    }

    @Override
    public String toString() {
        return method + " " + path + " " + (body == null ? "" : body) + " key " + key;
    }
}
