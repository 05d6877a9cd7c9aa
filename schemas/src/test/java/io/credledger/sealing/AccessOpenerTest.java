package io.credledger.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccessOpenerTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final IdentityId ALICE = IdentityId.of(new Routing(3), 4);
    private static final IdentityId BOB = IdentityId.of(new Routing(5), 6);
    private static final ConnectionId CONNECTION = ConnectionId.of(new Routing(7), 8);
    private static final ConnectionId OTHER = ConnectionId.of(new Routing(7), 9);
    private static final Instant AT = Instant.ofEpochMilli(1_000_000);
    private static final Details.Access DETAILS =
            new Details.Access(new ProviderId("github"), "canary-uid", "canary-login", List.of("repo"), AT);

    private final DataKeys dataKeys =
            new DataKeys(MasterKeys.parse(MasterKeys.generate()).keyEncryptionKeys(LEDGER));
    private final Map<DataKeyId, WrappedDataKey> stored = new HashMap<>();
    private final AtomicInteger alarms = new AtomicInteger();
    private final AccessOpener opener = new AccessOpener(new Keyring(this::kept, dataKeys), alarms::incrementAndGet);
    private final AccessRecord clear = new AccessRecord(
            LEDGER,
            "acr_1",
            AT,
            AccessKind.TOKEN,
            BOB,
            ALICE,
            CONNECTION,
            "stored",
            AccessPurpose.FOREGROUND,
            false,
            AccessRecord.HANDED_OUT,
            null);
    private final AccessRecord record = sealedFor(CONNECTION);

    @Test
    void whatWasSealedOpensAndNothingOfItIsInTheText() {
        assertThat(opener.open(record)).hasValue(DETAILS);
        assertThat(record.toString()).doesNotContain("canary");
        assertThat(alarms).hasValue(0);
    }

    @Test
    void aKeyOfTheSubjectOrOfTheCallerOpensAsWell() {
        assertThat(opener.open(sealedFor(ALICE))).hasValue(DETAILS);
        assertThat(opener.open(sealedFor(BOB))).hasValue(DETAILS);
    }

    @Test
    void withoutItsKeyItIsErased() {
        stored.clear();

        assertThat(opener.open(record)).isEmpty();
    }

    @Test
    void aRecordWithoutASealedPartHasNoDetails() {
        assertThat(opener.open(clear)).isEmpty();
    }

    @Test
    void whateverIsChangedBreaksTheSeal() {
        SealedPart sealed = Objects.requireNonNull(record.sealed());
        List<AccessRecord> changed = new ArrayList<>(List.of(
                clear.with(new SealedPart(sealed.key(), sealed.schema(), flipped(sealed.ciphertext()))),
                clear.with(new SealedPart(sealed.key(), flipped(sealed.schema()), sealed.ciphertext())),
                clear.with(new SealedPart(sealed.key(), sealed.schema(), Octets.EMPTY))));
        AccessRecord r = clear;
        changed.addAll(List.of(
                of(LedgerId.of(3, 4), r.id(), AT, BOB, ALICE, CONNECTION, "stored", "handed_out", sealed),
                of(LEDGER, "acr_2", AT, BOB, ALICE, CONNECTION, "stored", "handed_out", sealed),
                of(LEDGER, r.id(), AT.plusMillis(1), BOB, ALICE, CONNECTION, "stored", "handed_out", sealed),
                of(LEDGER, r.id(), AT, ALICE, ALICE, CONNECTION, "stored", "handed_out", sealed),
                of(LEDGER, r.id(), AT, BOB, BOB, CONNECTION, "stored", "handed_out", sealed),
                of(LEDGER, r.id(), AT, BOB, ALICE, OTHER, "stored", "handed_out", sealed),
                of(LEDGER, r.id(), AT, BOB, ALICE, CONNECTION, "exchange", "handed_out", sealed),
                of(LEDGER, r.id(), AT, BOB, ALICE, CONNECTION, "stored", "expired", sealed),
                new AccessRecord(
                        LEDGER,
                        r.id(),
                        AT,
                        AccessKind.SIGN_IN,
                        BOB,
                        ALICE,
                        CONNECTION,
                        "stored",
                        r.purpose(),
                        false,
                        "handed_out",
                        sealed),
                new AccessRecord(
                        LEDGER,
                        r.id(),
                        AT,
                        r.kind(),
                        BOB,
                        ALICE,
                        CONNECTION,
                        "stored",
                        AccessPurpose.BACKGROUND,
                        false,
                        "handed_out",
                        sealed),
                new AccessRecord(
                        LEDGER,
                        r.id(),
                        AT,
                        r.kind(),
                        BOB,
                        ALICE,
                        CONNECTION,
                        "stored",
                        r.purpose(),
                        true,
                        "handed_out",
                        sealed)));

        for (AccessRecord other : changed) {
            int before = alarms.get();
            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> opener.open(other))
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
            assertThat(alarms).hasValue(before + 1);
        }
    }

    private static AccessRecord of(
            LedgerId ledger,
            String id,
            Instant at,
            IdentityId caller,
            IdentityId subject,
            ConnectionId connection,
            String way,
            String outcome,
            SealedPart sealed) {
        return new AccessRecord(
                ledger,
                id,
                at,
                AccessKind.TOKEN,
                caller,
                subject,
                connection,
                way,
                AccessPurpose.FOREGROUND,
                false,
                outcome,
                sealed);
    }

    private AccessRecord sealedFor(EntityId holder) {
        try (DataKey key = DataKeys.generate(KeyPurpose.DETAILS, holder)) {
            WrappedKey wrapped = dataKeys.wrap(key);
            stored.put(
                    key.id(),
                    new WrappedDataKey(
                            wrapped.id(), wrapped.subject(), wrapped.purpose().label(), wrapped.wrapped()));
            return AccessSealing.finish(clear, DETAILS, key);
        }
    }

    private static Octets flipped(Octets octets) {
        byte[] bytes = octets.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        return Octets.copyOf(bytes);
    }

    private Optional<WrappedDataKey> kept(Routing routing, DataKeyId id) {
        return Optional.ofNullable(stored.get(id))
                .filter(key -> key.subject().routing().equals(routing));
    }
}
