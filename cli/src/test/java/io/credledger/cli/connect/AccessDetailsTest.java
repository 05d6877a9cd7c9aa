package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderId;
import io.credledger.sealing.Keyring;
import io.credledger.token.AccessEntry;
import io.credledger.token.AccessRecords;
import io.credledger.token.KafkaAccessLog;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under whose key it is recorded what a token was for: never under one that outlives whom it is about. */
class AccessDetailsTest {

    private final Set<DataKeyId> shredded = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theConnectionsKeySealsItAndNoOtherDoesOnceThatIsShredded() {
        ConnectionId connection = new Grants(bench)
                .stored(Bench.GITLAB, bench.alice, "alice", "main", CredentialKind.BEARER, Duration.ofHours(1));
        DataKeyId key = bench.view.connection(connection).orElseThrow().state().detailsKey();
        assertThat(sealedUnder(bench.alice.id(), connection)).isEqualTo(key);

        shredded.add(key);

        assertThat(sealedUnder(bench.alice.id(), connection)).isNull();
    }

    @Test
    void theSubjectsKeySealsItWhereThereIsNoConnectionAndNotTheCallersOnceThatIsShredded() {
        DataKeyId key =
                bench.view.identity(bench.alice.id()).orElseThrow().state().detailsKey();
        assertThat(sealedUnder(bench.alice.id(), null)).isEqualTo(key);

        shredded.add(key);

        assertThat(sealedUnder(bench.alice.id(), null)).isNull();
        assertThat(sealedUnder(null, null))
                .isEqualTo(bench.view
                        .identity(bench.bob.id())
                        .orElseThrow()
                        .state()
                        .detailsKey());
    }

    /** Of an access by bob. */
    private @Nullable DataKeyId sealedUnder(@Nullable IdentityId subject, @Nullable ConnectionId connection) {
        AccessCodec codec = new AccessCodec(OuterFormat.builtIn());
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        Keyring keyring = new Keyring(
                (routing, key) -> shredded.contains(key) ? Optional.empty() : bench.view.dataKey(routing, key),
                bench.dataKeys);
        KafkaAccessLog log = new KafkaAccessLog(
                producer,
                codec,
                new AccessRecords(LedgerId.of(1, 2), bench.view, keyring, bench.time),
                new KafkaAccessLog.Place(1, bench.bob.id().routing()),
                Runnable::run);
        log.record(new AccessEntry(
                        AccessKind.TOKEN,
                        bench.bob.id(),
                        subject,
                        connection,
                        "stored",
                        AccessPurpose.FOREGROUND,
                        false,
                        AccessRecord.HANDED_OUT,
                        new Details.Access(new ProviderId("gitlab"), "42", "alice-there", List.of(), null)))
                .join();
        AccessRecord record = codec.decode(producer.history().get(0).value());
        assertThat(producer.history().get(0).topic()).isEqualTo(Topics.ACCESS.name());
        return record.sealed() == null ? null : record.sealed().key();
    }
}
