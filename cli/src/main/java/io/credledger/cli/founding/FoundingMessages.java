package io.credledger.cli.founding;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.Vault;
import io.credledger.sealing.CommandSealing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command that makes each shard part of the ledger, sealed as any other. */
final class FoundingMessages {

    private final LedgerKeys keys;
    private final Pseudonyms pseudonyms;
    private final int shards;
    private final IdentityId firstAdmin;

    FoundingMessages(FoundingPlan plan) {
        this.keys = plan.keys();
        this.pseudonyms = keys.pseudonym().pseudonyms();
        this.shards = plan.shards();
        this.firstAdmin = pseudonyms.identity(plan.firstAdmin());
    }

    CommandMessage of(LedgerId ledger, int shard, Instant now) {
        KeyEncryptionKeys keks = keys.master().keyEncryptionKeys(ledger);
        DataKeys dataKeys = new DataKeys(keks);
        IdentityId server = pseudonyms.identity(Handle.SERVER);
        boolean home = server.routing().shard(shards) == shard;
        try (DataKey shardKey = DataKeys.generate(KeyPurpose.DETAILS, ShardId.of(shard));
                DataKey serverKey = home ? DataKeys.generate(KeyPurpose.DETAILS, server) : null) {
            Command.FoundShard command = new Command.FoundShard(
                    founding(ledger, shard, server, keks, shardKey),
                    home ? pseudonyms.adminRoster() : null,
                    serverKey == null ? null : serverKey.id(),
                    home ? firstAdmin : null);
            return sealed(command, ledger, now, shardKey, wrapped(dataKeys, shardKey, serverKey));
        }
    }

    private LedgerFounded founding(
            LedgerId ledger, int shard, IdentityId server, KeyEncryptionKeys keks, DataKey shardKey) {
        return new LedgerFounded(
                ledger,
                shard,
                shards,
                Vault.DEFAULT.name(),
                server,
                shardKey.id(),
                keys.pseudonym().commitment(ledger),
                keks.commitment(KeyPurpose.DETAILS),
                keks.commitment(KeyPurpose.TOKEN),
                keys.refresher().octets(),
                keys.master().refresherKeyTags(ledger).tag(keys.refresher()));
    }

    private CommandMessage sealed(
            Command.FoundShard command, LedgerId ledger, Instant now, DataKey shardKey, List<WrappedKey> wrapped) {
        String attempt =
                "founding of " + ledger + " shard " + command.founding().shard();
        CommandHeader header = new CommandHeader(
                ledger,
                pseudonyms.command(command.target().routing(), firstAdmin, attempt),
                firstAdmin,
                now.truncatedTo(ChronoUnit.MILLIS),
                null,
                pseudonyms.digest("request", attempt.getBytes(StandardCharsets.UTF_8)));
        return CommandSealing.finish(header, command, new Details.Nothing(), shardKey, wrapped);
    }

    private static List<WrappedKey> wrapped(DataKeys dataKeys, DataKey shardKey, @Nullable DataKey serverKey) {
        return Stream.of(shardKey, serverKey)
                .filter(key -> key != null)
                .map(dataKeys::wrap)
                .toList();
    }
}
