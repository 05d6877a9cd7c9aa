package io.credledger.command;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefresherCommand;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topic;
import io.credledger.wire.ClearBytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger for tests: names become ids, commands become messages as a correct edge would send them. Deterministic by its seed; may be used by
 * several threads.
 */
public final class Ledger {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Octets DIGEST = Octets.copyOf(new byte[32]);

    public final LedgerId id;
    public final int shards;
    public final IdentityId server;
    public final AdminRosterId roster;

    private final Random random;
    private final Map<EntityId, DataKeyId> detailsKeys = new ConcurrentHashMap<>();

    public Ledger(int shards, long seed) {
        this(
                LedgerId.of(1, 2),
                shards,
                identity("server"),
                AdminRosterId.of(identity("server").routing(), 7),
                seed);
    }

    /** One that somebody else has founded. */
    public Ledger(LedgerFounded founded, AdminRosterId roster, long seed) {
        this(founded.ledger(), founded.shards(), founded.server(), roster, seed);
    }

    private Ledger(LedgerId id, int shards, IdentityId server, AdminRosterId roster, long seed) {
        this.id = id;
        this.shards = shards;
        this.server = server;
        this.roster = roster;
        this.random = new Random(seed);
    }

    public static IdentityId identity(String name) {
        Random bits = new Random(name.hashCode() * 31L + 17);
        return IdentityId.of(new Routing(bits.nextLong()), bits.nextLong());
    }

    public static ConnectionId connection(IdentityId namespace, int number) {
        return ConnectionId.of(namespace.routing(), number);
    }

    public static ApiTokenId token(IdentityId identity, int number) {
        return ApiTokenId.of(identity.routing(), number);
    }

    public int shardOf(EntityId id) {
        return id.routing().shard(shards);
    }

    public DataKeyId newKey() {
        byte[] commitment = new byte[32];
        random.nextBytes(commitment);
        return DataKeyId.of(commitment);
    }

    public Command.FoundShard founding(int shard, IdentityId firstAdmin) {
        boolean home = shardOf(server) == shard;
        Fact.LedgerFounded fact = new Fact.LedgerFounded(
                id, shard, shards, "default", server, newKey(), DIGEST, DIGEST, DIGEST, DIGEST, DIGEST);
        return new Command.FoundShard(fact, home ? roster : null, home ? newKey() : null, home ? firstAdmin : null);
    }

    public CommandMessage message(Command command, IdentityId actor, Instant issuedAt) {
        return message(command, actor, issuedAt, null, random.nextLong());
    }

    public CommandMessage message(
            Command command, IdentityId actor, Instant issuedAt, @Nullable Long expectedVersion, long idBits) {
        CommandId commandId = CommandId.of(command.target().routing(), idBits);
        CommandHeader header = new CommandHeader(id, commandId, actor, issuedAt, expectedVersion, DIGEST);
        List<DataKeyId> fresh = command.newKeys();
        List<WrappedDataKey> keys = fresh.stream()
                .map(key -> new WrappedDataKey(key, subject(command, key), purpose(command, key), DIGEST))
                .toList();
        SealedPart sealed = command instanceof CascadeCommand
                ? SealedPart.ABSENT
                : new SealedPart(sealingKey(command), DIGEST, Octets.copyOf(new byte[64]));
        return new CommandMessage(header, command, ClearBytes.encode(header, command), sealed, keys);
    }

    /** By whose topic a command comes. */
    public static Topic.Writer sender(Command command) {
        return command instanceof RefresherCommand
                ? Topic.Writer.WORKER
                : command instanceof CascadeCommand ? Topic.Writer.CASCADE : Topic.Writer.EDGE;
    }

    private static String purpose(Command command, DataKeyId key) {
        boolean details = command instanceof Command.FoundShard
                || key.equals(command.newKeys().get(0));
        return details ? "details" : "token";
    }

    private EntityId subject(Command command, DataKeyId key) {
        return command instanceof Command.FoundShard found && key.equals(found.serverKey()) ? server : command.target();
    }

    private DataKeyId sealingKey(Command command) {
        if (!command.newKeys().isEmpty()) {
            if (command instanceof Command.FoundShard found && found.serverKey() != null) {
                detailsKeys.put(server, found.serverKey());
            }
            return command.newKeys().get(0);
        }
        EntityId subject = command.fold(new SealingSubject(new MemoryShard(0)));
        EntityId holder = command instanceof Command.ChangeAdmin ? server : subject;
        return detailsKeys.getOrDefault(holder, newKey());
    }

    DataKeyId learnKey(EntityId subject) {
        return detailsKeys.computeIfAbsent(subject, absent -> newKey());
    }

    /** Tells the edge which key came last for the details of its entity. */
    public void learn(WrappedDataKey details) {
        detailsKeys.put(details.subject(), details.id());
    }

    /** Tells the edge which key an entity's details stand under now. */
    public void learn(EntityState state) {
        if (state instanceof EntityState.Identity identity) {
            detailsKeys.put(identity.id(), identity.detailsKey());
        } else if (state instanceof EntityState.Connection connection) {
            detailsKeys.put(connection.id(), connection.detailsKey());
        } else if (state instanceof EntityState.ProviderClient client) {
            detailsKeys.put(client.id(), client.detailsKey());
        } else if (state instanceof EntityState.Shard shard) {
            detailsKeys.put(ShardId.of(shard.fact().shard()), shard.fact().detailsKey());
        } else if (state instanceof EntityState.Login login) {
            detailsKeys.put(login.id(), login.detailsKey());
        }
    }

    public ShardId shard(int number) {
        return ShardId.of(number);
    }
}
