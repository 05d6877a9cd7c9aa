package io.credledger.benchmarks.replay;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.WrappedKey;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Role;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.sealing.CommandSealing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** What people ask for, sealed as the edge seals it: a credential, its sharing, its transfer, its end. For one thread. */
final class Lives {

    private static final ProviderId PROVIDER = new ProviderId("github");
    private static final Octets DIGEST = Octets.copyOf(new byte[32]);

    private final EdgeKeys keys;
    private long commands;

    Lives(EdgeKeys keys) {
        this.keys = keys;
    }

    IdentityId owner(Handle handle) {
        return keys.pseudonyms().identity(handle);
    }

    CommandMessage registered(Handle handle, Instant now) {
        IdentityId owner = owner(handle);
        try (DataKey key = DataKeys.generate(KeyPurpose.DETAILS, owner)) {
            return sealed(
                    owner,
                    new Command.RegisterIdentity(owner, key.id(), Set.of(Role.USER)),
                    new Details.IdentityProfile(handle, null),
                    key,
                    List.of(keys.dataKeys().wrap(key)),
                    now);
        }
    }

    /** The next connection, in turn of one of the owners. */
    Life begin(List<Handle> owners, long number) {
        int place = (int) (number % owners.size());
        return new Life(owners.get(place), owners.get((place + 1) % owners.size()), number);
    }

    private CommandMessage sealed(
            IdentityId actor, Command command, Details details, DataKey key, List<WrappedKey> fresh, Instant now) {
        CommandHeader header = new CommandHeader(
                keys.ledger(),
                CommandId.of(command.target().routing(), commands++),
                actor,
                now.truncatedTo(ChronoUnit.MILLIS),
                null,
                DIGEST);
        return CommandSealing.finish(header, command, details, key, fresh);
    }

    /** One connection. Its keys are closed with it. */
    final class Life implements AutoCloseable {

        private final IdentityId owner;
        private final IdentityId heir;
        private final long number;
        private final ConnectionName name;
        private final ConnectionId connection;
        private final DataKey details;
        private final DataKey token;

        private Life(Handle namespace, Handle next, long number) {
            this.owner = owner(namespace);
            this.heir = owner(next);
            this.number = number;
            this.name = new ConnectionName("life-" + number);
            this.connection =
                    keys.pseudonyms().connection(new StoreKey.Connection(Vault.DEFAULT, PROVIDER, namespace, name));
            this.details = DataKeys.generate(KeyPurpose.DETAILS, connection);
            this.token = DataKeys.generate(KeyPurpose.TOKEN, connection);
        }

        ConnectionId connection() {
            return connection;
        }

        List<DataKeyId> keys() {
            return List.of(details.id(), token.id());
        }

        CommandMessage granted(Instant now) {
            Command store = new Command.StoreConnection(
                    connection,
                    owner,
                    owner,
                    1,
                    keys.pseudonyms().provider(PROVIDER),
                    keys.pseudonyms().account(PROVIDER, Long.toString(number)),
                    CredentialKind.BEARER,
                    false,
                    false,
                    false,
                    false,
                    false,
                    details.id(),
                    token.id());
            return sealed(
                    owner,
                    store,
                    credential(),
                    details,
                    List.of(keys.dataKeys().wrap(details), keys.dataKeys().wrap(token)),
                    now);
        }

        private Details credential() {
            return new Details.Credential(
                    PROVIDER,
                    name,
                    Long.toString(number),
                    "somebody",
                    "https://github.com",
                    List.of("repo", "read:user"),
                    null,
                    "{\"display_name\":\"Somebody\"}",
                    "https://github.com",
                    null,
                    Octets.copyOf(new byte[160]),
                    null,
                    null);
        }

        CommandMessage shared(Instant now) {
            return plain(new Command.ShareConnection(connection, Authority.OWNER, heir), owner, now);
        }

        CommandMessage transferred(Instant now) {
            return sealed(
                    owner,
                    new Command.TransferConnection(connection, Authority.OWNER, heir, 1),
                    new Details.Reason("moved to another team"),
                    details,
                    List.of(),
                    now);
        }

        CommandMessage disconnected(Instant now) {
            return plain(new Command.DisconnectConnection(connection, Authority.OWNER), heir, now);
        }

        private CommandMessage plain(Command command, IdentityId actor, Instant now) {
            return sealed(actor, command, new Details.Nothing(), details, List.of(), now);
        }

        @Override
        public void close() {
            details.close();
            token.close();
        }
    }
}
