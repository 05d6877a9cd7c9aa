package io.credledger.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.SealedDetails;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details.IdentityProfile;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.DetailsCodec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandSealingTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final IdentityId ALICE = IdentityId.of(new Routing(5), 1);
    private static final IdentityProfile PROFILE = new IdentityProfile(new Handle("alice"), "Alice");

    private final DataKeys dataKeys =
            new DataKeys(MasterKeys.parse(MasterKeys.generate()).keyEncryptionKeys(LEDGER));
    private final DataKey key = DataKeys.generate(KeyPurpose.DETAILS, ALICE);
    private final CommandHeader header = new CommandHeader(
            LEDGER, CommandId.of(ALICE.routing(), 7), ALICE, Instant.EPOCH, 3L, Octets.copyOf(new byte[32]));
    private final Command command = new Command.RegisterIdentity(ALICE, key.id(), Set.of(Role.USER));

    @Test
    void theClearBytesAreTheHeaderAndTheCommand() {
        CommandMessage message = CommandSealing.finish(header, command, PROFILE, key);

        ClearBytes.Clear clear = ClearBytes.decode(message.clear());
        assertThat(clear.header()).isEqualTo(header).isEqualTo(message.header());
        assertThat(clear.command()).isEqualTo(command).isEqualTo(message.command());
    }

    @Test
    void theDetailsAreBoundToTheClearBytes() {
        CommandMessage message = CommandSealing.finish(header, command, PROFILE, key);

        SealedPart sealed = message.sealed();
        DetailsContext context = new DetailsContext(
                LEDGER,
                ALICE,
                header.id(),
                "IdentityRegistered",
                ALICE,
                DetailsContext.digest(message.clear().toByteArray()));
        byte[] opened =
                DetailsSealer.open(key, context, new SealedDetails(sealed.key(), sealed.schema(), sealed.ciphertext()));
        assertThat(DetailsCodec.decode(sealed.schema(), opened)).isEqualTo(PROFILE);
        assertThat(message.keys()).isEmpty();
    }

    @Test
    void newKeysComeAlongInTheirOrder() {
        try (DataKey token = DataKeys.generate(KeyPurpose.TOKEN, ALICE)) {
            List<WrappedKey> wrapped = List.of(dataKeys.wrap(key), dataKeys.wrap(token));
            CommandMessage message = CommandSealing.finish(header, command, PROFILE, key, wrapped);

            assertThat(message.keys()).extracting(WrappedDataKey::id).containsExactly(key.id(), token.id());
            assertThat(message.keys()).extracting(WrappedDataKey::purpose).containsExactly("details", "token");
            Keyring keyring = new Keyring(
                    (routing, id) -> message.keys().stream()
                            .filter(stored -> stored.id().equals(id))
                            .findAny(),
                    dataKeys);
            try (DataKey lent = keyring.lend(ALICE, token.id()).orElseThrow()) {
                assertThat(lent.id()).isEqualTo(token.id());
            }
        }
    }

    @Test
    void whatNoEventCouldHoldIsNotSealed() {
        for (int size : new int[] {62 * 1024, 70 * 1024}) {
            assertThatExceptionOfType(CommandTooLargeException.class)
                    .isThrownBy(() -> CommandSealing.finish(
                            header, command, new IdentityProfile(new Handle("alice"), "x".repeat(size)), key));
        }
    }
}
