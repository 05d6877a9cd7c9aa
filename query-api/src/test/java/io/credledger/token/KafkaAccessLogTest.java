package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Routing;
import io.credledger.sealing.Keyring;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.view.LedgerView;
import io.credledger.view.LocalStores;
import io.credledger.view.StreamsLedgerView;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaAccessLogTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final Routing NOBODY = new Routing(5);
    private static final IdentityId ALICE = IdentityId.of(new Routing(8), 9);
    private static final ConnectionId CONNECTION = ConnectionId.of(new Routing(10), 11);
    private static final int SHARDS = 4;
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456Z");

    /** Cannot be asked yet. */
    private static final LedgerView STARTING =
            new StreamsLedgerView(new LocalStores(), new AppliedPositions(SHARDS), OuterFormat.builtIn(), SHARDS);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final AccessCodec codec = new AccessCodec(OuterFormat.builtIn());
    private final AccessLog log = log();

    @Test
    void aRecordIsDoneWhenItIsAcknowledgedAndNotBefore() {
        CompletableFuture<Void> recorded = log.record(entry(ALICE, CONNECTION));
        assertThat(recorded).isNotDone();

        producer.completeNext();

        assertThat(recorded).isCompleted();
        AccessRecord written = codec.decode(sent().value());
        assertThat(written.at()).isEqualTo(Instant.parse("2026-01-31T12:00:00.123Z"));
        assertThat(written.connection()).isEqualTo(CONNECTION);
        assertThat(written.sealed()).isNull();
        assertThat(sent().timestamp()).isEqualTo(written.at().toEpochMilli());
    }

    @Test
    void aRecordThatIsNotAcknowledgedFails() {
        CompletableFuture<Void> recorded = log.record(entry(ALICE, CONNECTION));

        producer.errorNext(new TimeoutException("late"));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(recorded::join)
                .withCauseInstanceOf(AccessNotRecordedException.class);
    }

    @Test
    void aProducerThatIsClosedFailsAtOnce() {
        producer.close();

        assertThat(log.record(entry(ALICE, CONNECTION))).isCompletedExceptionally();
    }

    @Test
    void aRecordStandsBesideItsConnectionElseBesideWhoIsConcerned() {
        assertThat(placeOf(entry(ALICE, CONNECTION)))
                .isEqualTo(CONNECTION.routing().shard(SHARDS));
        assertThat(placeOf(entry(ALICE, null))).isEqualTo(ALICE.routing().shard(SHARDS));
        assertThat(placeOf(AccessEntry.signInFailed(ALICE, "jwt-refused")))
                .isEqualTo(ALICE.routing().shard(SHARDS));
        assertThat(placeOf(AccessEntry.signInFailed(null, "jwt-refused"))).isEqualTo(NOBODY.shard(SHARDS));
    }

    @Test
    void withoutTheViewNoKeyIsFoundAndNothingIsWritten() {
        AccessEntry entry = entry(ALICE, CONNECTION);
        Details.Access details = new Details.Access(new ProviderId("github"), null, null, List.of(), null);
        AccessEntry sealed = new AccessEntry(
                entry.kind(),
                entry.caller(),
                entry.subject(),
                entry.connection(),
                entry.way(),
                entry.purpose(),
                false,
                entry.outcome(),
                details);

        assertThat(log.record(sealed)).isCompletedExceptionally();
        assertThat(producer.history()).isEmpty();
    }

    private int placeOf(AccessEntry entry) {
        producer.clear();
        CompletableFuture<Void> recorded = log.record(entry);
        producer.completeNext();
        recorded.join();
        assertThat(sent().topic()).isEqualTo(Topics.ACCESS.name());
        return sent().partition();
    }

    private ProducerRecord<byte[], byte[]> sent() {
        return producer.history().get(producer.history().size() - 1);
    }

    private static AccessEntry entry(IdentityId caller, @Nullable ConnectionId connection) {
        return new AccessEntry(
                AccessKind.TOKEN,
                caller,
                caller,
                connection,
                "stored",
                AccessPurpose.FOREGROUND,
                false,
                AccessRecord.HANDED_OUT,
                null);
    }

    private AccessLog log() {
        DataKeys dataKeys = new DataKeys(MasterKeys.parse(MasterKeys.generate()).keyEncryptionKeys(LEDGER));
        Keyring keyring = new Keyring((routing, key) -> Optional.empty(), dataKeys);
        return new KafkaAccessLog(
                producer,
                codec,
                new AccessRecords(LEDGER, STARTING, keyring, Clock.fixed(NOW, ZoneOffset.UTC)),
                new KafkaAccessLog.Place(SHARDS, NOBODY),
                Runnable::run);
    }
}
