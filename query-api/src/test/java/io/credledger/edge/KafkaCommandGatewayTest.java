package io.credledger.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.credledger.gateway.CommandClient;
import io.credledger.gateway.CommandNotSentException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.view.Applying;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway over Kafka's own stand-ins for its client's clients; what the client does alone is in its own test. */
class KafkaCommandGatewayTest {

    private static final int SHARDS = 2;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LedgerId LEDGER = LedgerId.of(1, 1);
    private static final OuterFormat FORMAT = OuterFormat.builtIn();
    private static final IdentityId ALICE = IdentityId.of(new Routing(5), 1);

    private final AppliedPositions positions = new AppliedPositions(SHARDS);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaCommandGateway gateway = new KafkaCommandGateway(client(), positions);
    private long offset;

    private CommandClient client() {
        consumer.updateEndOffsets(Map.of(
                new TopicPartition(Topics.REPLIES.name(), 0), 0L, new TopicPartition(Topics.REPLIES.name(), 1), 0L));
        return CommandClient.over(producer, consumer, FORMAT, Topics.COMMANDS_EDGE, SHARDS, LONG);
    }

    @AfterEach
    void close() {
        gateway.close();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void anAcceptedCommandIsAnsweredOnceTheViewHasIt() throws Exception {
        CompletableFuture<Answer> answer = gateway.submitAsync(command(1, 1), LONG);
        Reply reply = reply(1, 1, new Reply.Accepted(new Position(1, 7), 2));
        arrives(reply);
        await().until(() -> gateway.waiting() == 0);
        assertThat(answer).isNotDone();
        Applying.advance(positions, new Position(1, 7));
        assertThat(answer.get()).isInstanceOfSatisfying(Answer.Committed.class, committed -> {
            assertThat(committed.position()).isEqualTo(new Position(1, 7));
            assertThat(committed.reply()).isEqualTo(reply);
        });
    }

    @Test
    void aRefusalIsAnsweredAtOnce() throws Exception {
        CompletableFuture<Answer> answer = gateway.submitAsync(command(1, 1), LONG);
        arrives(reply(1, 1, new Reply.Refused(RefusalReason.VERSION_CONFLICT, 3L)));
        assertThat(answer.get()).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(RefusalReason.VERSION_CONFLICT);
            assertThat(refused.currentVersion()).isEqualTo(3);
        });
    }

    @Test
    void patienceEndsAtWhateverStage() {
        assertThat(gateway.submit(command(1, 1), Duration.ofMillis(1))).isInstanceOf(Answer.NotYet.class);
        CompletableFuture<Answer> answer = gateway.submitAsync(command(2, 1), Duration.ofMillis(300));
        arrives(reply(2, 1, new Reply.Accepted(new Position(0, 9), 1)));
        assertThat(answer.join()).isEqualTo(new Answer.NotYet(id(2)));
        assertThat(gateway.waiting()).isZero();
    }

    @Test
    void whatKafkaRefusesIsNotSent() {
        CompletableFuture<Answer> answer = gateway.submitAsync(command(1, 1), LONG);
        producer.errorNext(new RecordTooLargeException());
        assertThatThrownBy(answer::get).hasCauseInstanceOf(CommandNotSentException.class);
        assertThat(gateway.waiting()).isZero();
    }

    @Test
    void whatMayHaveBeenWrittenIsNotYetKnown() throws Exception {
        CompletableFuture<Answer> answer = gateway.submitAsync(command(1, 1), Duration.ofMillis(300));
        producer.errorNext(new TimeoutException());
        assertThat(answer.get()).isEqualTo(new Answer.NotYet(id(1)));
        await().until(() -> gateway.waiting() == 0);
    }

    @Test
    void aClosedGatewaySendsNothing() {
        gateway.close();
        assertThatThrownBy(() -> gateway.submit(command(1, 1), LONG)).isInstanceOf(CommandNotSentException.class);
    }

    @Test
    void anInterruptedCallerStopsWaiting() {
        Thread.currentThread().interrupt();
        assertThat(gateway.submit(command(1, 1), LONG)).isInstanceOf(Answer.NotYet.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(gateway.waiting()).isZero();
    }

    private void arrives(Reply reply) {
        byte[] value = new ReplyCodec(FORMAT).encode(reply);
        consumer.addRecord(new ConsumerRecord<>(Topics.REPLIES.name(), 1, offset++, new byte[0], value));
    }

    private static CommandId id(int n) {
        return CommandId.of(ALICE.routing(), n);
    }

    private static CommandMessage command(int n, int digest) {
        CommandHeader header = new CommandHeader(LEDGER, id(n), ALICE, Instant.EPOCH, null, digest(digest));
        Command command = new Command.ClearForge(ForgeId.of(ALICE), ALICE);
        SealedPart sealed = new SealedPart(DataKeyId.of(new byte[32]), digest(0), Octets.EMPTY);
        return new CommandMessage(header, command, ClearBytes.encode(header, command), sealed, List.of());
    }

    private static Reply reply(int n, int digest, Reply.Outcome outcome) {
        return new Reply(LEDGER, id(n), digest(digest), Instant.EPOCH, outcome);
    }

    private static Octets digest(int n) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) n;
        return Octets.copyOf(bytes);
    }
}
