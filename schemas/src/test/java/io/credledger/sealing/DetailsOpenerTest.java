package io.credledger.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.IdentityProfile;
import io.credledger.ledger.Details.TokenLabel;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetailsOpenerTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final IdentityProfile PROFILE = new IdentityProfile(new Handle("alice"), "canary");

    private final DataKeys dataKeys =
            new DataKeys(MasterKeys.parse(MasterKeys.generate()).keyEncryptionKeys(LEDGER));
    private final Pseudonyms pseudonyms =
            PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    private final IdentityId alice = pseudonyms.identity(new Handle("alice"));
    private final IdentityId bob = pseudonyms.identity(new Handle("bob"));
    private final Map<DataKeyId, WrappedDataKey> stored = new HashMap<>();
    private final AtomicInteger alarms = new AtomicInteger();
    private final DetailsOpener opener =
            new DetailsOpener(LEDGER, new Keyring(this::kept, dataKeys), alarms::incrementAndGet);
    private final CommandMessage message = registration();
    private final LedgerEvent event = eventOf(message);

    @Test
    void whatWasSealedOpens() {
        assertThat(opener.open(event, IdentityProfile.class)).hasValue(PROFILE);
        assertThat(alarms).hasValue(0);
    }

    @Test
    void withoutItsKeyItIsErased() {
        stored.clear();

        assertThat(opener.open(event, IdentityProfile.class)).isEmpty();
    }

    @Test
    void anEventWithoutASealedPartHasNoDetails() {
        assertThat(opener.open(new LedgerEvent(event.header(), event.fact(), null), IdentityProfile.class))
                .isEmpty();
    }

    @Test
    void whateverIsChangedBreaksTheSeal() {
        SealedPart sealed = message.sealed();
        broken(sealedWith(new SealedPart(sealed.key(), sealed.schema(), flipped(sealed.ciphertext()))));
        broken(sealedWith(new SealedPart(sealed.key(), flipped(sealed.schema()), sealed.ciphertext())));
        broken(sealedWith(new SealedPart(sealed.key(), sealed.schema(), Octets.EMPTY)));
        broken(with(bob, event.header().command(), alice, message.clear()));
        broken(with(alice, event.header().command(), bob, message.clear()));
        broken(with(alice, CommandId.of(alice.routing(), 1), alice, message.clear()));
        broken(with(alice, event.header().command(), alice, flipped(message.clear())));
        broken(with(alice, event.header().command(), alice, null));
        broken(new LedgerEvent(event.header(), new Fact.IdentityUpdated(), message.sealed()));
    }

    @Test
    void detailsOfAnotherLedgerDoNotOpen() {
        DetailsOpener elsewhere =
                new DetailsOpener(LedgerId.of(3, 4), new Keyring(this::kept, dataKeys), alarms::incrementAndGet);

        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> elsewhere.open(event, IdentityProfile.class));
    }

    @Test
    void detailsOfAnotherKindAreNotTaken() {
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> opener.open(event, TokenLabel.class));
    }

    @Test
    void aWrappedKeyThatWasChangedOrPutInAnothersPlaceBreaksTheSeal() {
        WrappedDataKey key = message.keys().get(0);
        stored.put(key.id(), new WrappedDataKey(key.id(), key.subject(), key.purpose(), flipped(key.wrapped())));
        broken(event);
        stored.put(key.id(), new WrappedDataKey(key.id(), bob, key.purpose(), key.wrapped()));
        broken(event);
        stored.put(key.id(), new WrappedDataKey(key.id(), key.subject(), "token", key.wrapped()));
        broken(event);
        stored.put(key.id(), new WrappedDataKey(key.id(), key.subject(), "other", key.wrapped()));
        broken(event);
        WrappedDataKey other = registration().keys().get(0);
        stored.put(key.id(), other);
        broken(event);
    }

    private void broken(LedgerEvent changed) {
        int before = alarms.get();
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> opener.open(changed, IdentityProfile.class))
                .satisfies(e -> assertThat(e.key()).isEqualTo(message.sealed().key()))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
        assertThat(alarms).hasValue(before + 1);
    }

    private LedgerEvent sealedWith(SealedPart sealed) {
        return new LedgerEvent(event.header(), event.fact(), sealed);
    }

    private LedgerEvent with(EntityId entity, CommandId command, IdentityId actor, @Nullable Octets clear) {
        EventHeader header = event.header();
        return new LedgerEvent(
                new EventHeader(
                        header.ledger(),
                        header.position(),
                        header.id(),
                        header.occurredAt(),
                        actor,
                        command,
                        entity,
                        header.version(),
                        clear),
                event.fact(),
                event.sealed());
    }

    private static Octets flipped(Octets octets) {
        byte[] bytes = octets.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        return Octets.copyOf(bytes);
    }

    private CommandMessage registration() {
        CommandHeader header = new CommandHeader(
                LEDGER, CommandId.of(alice.routing(), 7), alice, Instant.EPOCH, null, Octets.copyOf(new byte[32]));
        try (DataKey key = DataKeys.generate(KeyPurpose.DETAILS, alice)) {
            CommandMessage sealed = CommandSealing.finish(
                    header,
                    new Command.RegisterIdentity(alice, key.id(), Set.of(Role.USER)),
                    PROFILE,
                    key,
                    List.of(dataKeys.wrap(key)));
            sealed.keys().forEach(wrapped -> stored.put(wrapped.id(), wrapped));
            return sealed;
        }
    }

    /** As the writer makes it. */
    private LedgerEvent eventOf(CommandMessage accepted) {
        Command.RegisterIdentity command = (Command.RegisterIdentity) accepted.command();
        EventHeader header = new EventHeader(
                LEDGER,
                new Position(0, 2),
                EventId.of(1, 2),
                accepted.header().issuedAt(),
                alice,
                accepted.header().id(),
                alice,
                1,
                accepted.clear());
        return new LedgerEvent(
                header, new Fact.IdentityRegistered(command.detailsKey(), command.roles()), accepted.sealed());
    }

    private Optional<WrappedDataKey> kept(Routing routing, DataKeyId id) {
        return Optional.ofNullable(stored.get(id));
    }
}
