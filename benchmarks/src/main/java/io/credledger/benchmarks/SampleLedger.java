package io.credledger.benchmarks;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.SealedDetails;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Details;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.DetailsCodec;
import java.time.Instant;
import java.util.List;

/** A ledger with keys of its own and one connection to be stored in it: what every benchmark works on. */
final class SampleLedger {

    private static final ProviderId GITHUB = new ProviderId("github");
    private static final int METADATA_LENGTH = 820;

    final LedgerId id = LedgerId.of(1, 2);
    final DataKeys dataKeys =
            new DataKeys(MasterKeys.parse(MasterKeys.generate()).keyEncryptionKeys(id));
    final Pseudonyms pseudonyms = PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    final IdentityId alice = pseudonyms.identity(new Handle("alice"));
    final IdentityId bob = pseudonyms.identity(new Handle("bob"));
    final ConnectionId connection = pseudonyms.connection(
            new StoreKey.Connection(Vault.DEFAULT, GITHUB, new Handle("alice"), new ConnectionName("main")));
    final CommandId command = pseudonyms.command(connection.routing(), alice, "a key that a caller chose");
    final DataKey detailsKey = DataKeys.generate(KeyPurpose.DETAILS, connection);
    final DataKey tokenKey = DataKeys.generate(KeyPurpose.TOKEN, connection);

    /** Details whose encoding is about 1 KiB, tokens sealed within. */
    final Details details = new Details.Credential(
            GITHUB,
            new ConnectionName("main"),
            "42",
            "alice-gh",
            "https://github.com",
            List.of("repo", "read:user"),
            Instant.ofEpochMilli(1_800_000_000_000L),
            "{\"display_name\":\"" + "a".repeat(METADATA_LENGTH) + "\"}",
            "https://github.com",
            null,
            null,
            null,
            null);

    Command.StoreConnection storeConnection() {
        return new Command.StoreConnection(
                connection,
                alice,
                alice,
                1,
                pseudonyms.provider(GITHUB),
                pseudonyms.account(GITHUB, "42"),
                CredentialKind.OAUTH2,
                true,
                true,
                false,
                false,
                true,
                detailsKey.id(),
                tokenKey.id());
    }

    /** The command as the edge sends it. */
    CommandMessage message() {
        Command.StoreConnection store = storeConnection();
        Octets digest = pseudonyms.digest("request", new byte[] {1});
        CommandHeader header =
                new CommandHeader(id, command, alice, Instant.ofEpochMilli(1_700_000_000_000L), null, digest);
        Octets clear = ClearBytes.encode(header, store);
        SealedDetails sealed = DetailsSealer.seal(
                detailsKey, context(clear), DetailsCodec.schema(details), DetailsCodec.encode(details));
        return new CommandMessage(
                header,
                store,
                clear,
                new SealedPart(sealed.keyId(), sealed.schema(), sealed.ciphertext()),
                List.of(wrapped(detailsKey), wrapped(tokenKey)));
    }

    DetailsContext context(Octets clear) {
        return new DetailsContext(
                id, connection, command, "ConnectionGranted", alice, DetailsContext.digest(clear.toByteArray()));
    }

    private WrappedDataKey wrapped(DataKey key) {
        return new WrappedDataKey(
                key.id(),
                key.subject(),
                key.purpose().label(),
                dataKeys.wrap(key).wrapped());
    }
}
