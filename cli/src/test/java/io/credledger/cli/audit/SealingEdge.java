package io.credledger.cli.audit;

import io.credledger.command.Ledger;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.ShardId;
import io.credledger.sealing.CommandSealing;
import io.credledger.secret.KeyMaterial;
import io.credledger.wire.ClearBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Seals what people ask of a made-up ledger as the edge does, under real keys. */
final class SealingEdge {

    /** The key's text, as the setting has it. */
    final String master;

    private final Ledger ledger;
    private final Random ids;
    private final DataKeys dataKeys;
    private final Map<EntityId, DataKey> details = new HashMap<>();
    private final List<DataKey> fresh = new ArrayList<>();

    SealingEdge(Ledger ledger, Random ids) {
        this.ledger = ledger;
        this.ids = ids;
        try (KeyMaterial text = MasterKeys.generate();
                MasterKeys keys = MasterKeys.parse(text)) {
            master = new String(text.reveal(), StandardCharsets.US_ASCII).strip();
            dataKeys = new DataKeys(keys.keyEncryptionKeys(ledger.id));
        }
    }

    CommandMessage founding(int shard, IdentityId firstAdmin, Instant now) {
        boolean home = ledger.shardOf(ledger.server) == shard;
        DataKey key = key(KeyPurpose.DETAILS, ShardId.of(shard));
        Command command = new Command.FoundShard(
                new Fact.LedgerFounded(
                        ledger.id,
                        shard,
                        ledger.shards,
                        "default",
                        ledger.server,
                        key.id(),
                        Ledger.DIGEST,
                        Ledger.DIGEST,
                        Ledger.DIGEST,
                        Ledger.DIGEST,
                        Ledger.DIGEST),
                home ? ledger.roster : null,
                home ? key(KeyPurpose.DETAILS, ledger.server).id() : null,
                home ? firstAdmin : null);
        return sealed(command, firstAdmin, new Details.Nothing(), key, now);
    }

    /** A new key, which goes with the next command. */
    DataKey key(KeyPurpose purpose, EntityId subject) {
        DataKey key = DataKeys.generate(purpose, subject);
        fresh.add(key);
        return key;
    }

    /** @param holder under whose newest key it is sealed, if the command brings none */
    CommandMessage message(Command command, EntityId holder, IdentityId actor, Details said, Instant now) {
        DataKey key = fresh.isEmpty() ? Objects.requireNonNull(details.get(holder)) : fresh.get(0);
        return sealed(command, actor, said, key, now);
    }

    private CommandMessage sealed(Command command, IdentityId actor, Details said, DataKey key, Instant now) {
        List<WrappedKey> wrapped = fresh.stream().map(dataKeys::wrap).toList();
        fresh.clear();
        return CommandSealing.finish(header(command, actor, now), command, said, key, wrapped);
    }

    /** What the cascade says has no sealed part. */
    <C extends Command & CascadeCommand> CommandMessage cascades(C command, Instant now) {
        CommandHeader header = header(command, ledger.server, now);
        return new CommandMessage(header, command, ClearBytes.encode(header, command), SealedPart.ABSENT, List.of());
    }

    private CommandHeader header(Command command, IdentityId actor, Instant now) {
        CommandId id = CommandId.of(command.target().routing(), ids.nextLong());
        return new CommandHeader(ledger.id, id, actor, now, null, Ledger.DIGEST);
    }

    /** From now on what is said about it is under that key. */
    void keep(EntityId holder, DataKey key) {
        details.put(holder, key);
    }
}
