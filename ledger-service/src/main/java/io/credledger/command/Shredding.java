package io.credledger.command;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.Fact;
import io.credledger.ledger.WebhookBookId;
import java.util.stream.Stream;

/** Which data keys go when a person is forgotten. What is gone already stays gone: a repeat shreds nothing twice. */
final class Shredding {

    /** More keys than that go with the next command, so that no transaction grows without bound. */
    static final int MOST = 500;

    private final ShardState state;

    Shredding(ShardState state) {
        this.state = state;
    }

    /** Only what the identity owns now: what somebody else owns by now keeps its keys, whoever made it. */
    Decision connection(Command.ShredConnection command) {
        Connection connection = state.find(command.target(), Connection.class);
        return connection != null
                        && !connection.connected()
                        && connection.owner().equals(command.identity())
                        && !survives(command.identity())
                ? shredded(command.target(), connection.keys().stream())
                : Decision.unchanged();
    }

    /** An identity that lives here must be erased; of others the cascade knows. */
    private boolean survives(EntityId id) {
        Identity identity = state.find(id, Identity.class);
        return identity != null && !identity.erased();
    }

    Decision identity(Command.ShredIdentity command) {
        Identity identity = state.find(command.target(), Identity.class);
        if (identity == null || !identity.erased()) {
            return Decision.unchanged();
        }
        // The identity's own goes last: as long as it is there, the cascade asks again.
        Stream<Happening> webhooks =
                gone(WebhookBookId.of(command.target()), Webhooks.keys(state, command.target()).stream());
        Stream<Happening> own = gone(command.target(), Stream.of(identity.detailsKey()));
        return new Decision.Accepted(Stream.concat(webhooks, own).limit(MOST).toList());
    }

    /** A subject that is somebody else's by now keeps the key of that mapping. */
    Decision login(Command.ShredLogin command) {
        Login login = state.find(command.target(), Login.class);
        if (login == null) {
            return Decision.unchanged();
        }
        return shredded(
                command.target(),
                command.keys().stream()
                        .distinct()
                        .filter(login.keys()::contains)
                        .filter(key -> !login.mapped() || !key.equals(login.detailsKey())));
    }

    private Decision shredded(EntityId entity, Stream<DataKeyId> keys) {
        return new Decision.Accepted(gone(entity, keys).limit(MOST).toList());
    }

    private Stream<Happening> gone(EntityId entity, Stream<DataKeyId> keys) {
        return keys.filter(key -> !state.isShredded(key))
                .map(key -> new Happening(entity, new Fact.DataKeyShredded(key)));
    }
}
