package io.credledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over Kafka's own stand-ins for its clients. */
class CommandClientTest {

    private static final int SHARDS = 2;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LedgerId LEDGER = LedgerId.of(1, 1);
    private static final OuterFormat FORMAT = OuterFormat.builtIn();
    private static final IdentityId ALICE = IdentityId.of(new Routing(5), 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final CommandClient client = client();
    private long offset;

    private CommandClient client() {
        consumer.updateEndOffsets(Map.of(
                new TopicPartition(Topics.REPLIES.name(), 0), 0L, new TopicPartition(Topics.REPLIES.name(), 1), 0L));
        return CommandClient.over(producer, consumer, FORMAT, Topics.COMMANDS_WORKER, SHARDS, LONG);
    }

    @AfterEach
    void close() {
        client.close();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void aCommandGoesToItsTopicAndTheShardOfItsTarget() {
        var unused = client.submit(command(1, 1));
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo(Topics.COMMANDS_WORKER.name());
        assertThat(sent.partition()).isEqualTo(1);
        assertThat(sent.key()).isEqualTo(RecordKeys.of(ALICE.routing()));
        assertThat(new CommandCodec(FORMAT).decode(sent.topic(), sent.value())).isEqualTo(command(1, 1));
    }

    @Test
    void theReplyIsWhatTheWriterSays() throws Exception {
        CompletableFuture<Reply> accepted = client.submit(command(1, 1));
        CompletableFuture<Reply> refused = client.submit(command(2, 1));
        Reply yes = reply(1, 1, new Reply.Accepted(new Position(1, 7), 2));
        Reply no = reply(2, 1, new Reply.Refused(RefusalReason.VERSION_CONFLICT, 3L));
        arrives(yes);
        arrives(no);
        assertThat(accepted.get()).isEqualTo(yes);
        assertThat(refused.get()).isEqualTo(no);
        assertThat(client.waiting()).isZero();
    }

    @Test
    void twoRequestsUnderOneIdGetTheirOwnReplies() throws Exception {
        CompletableFuture<Reply> one = client.submit(command(1, 1));
        CompletableFuture<Reply> same = client.submit(command(1, 1));
        CompletableFuture<Reply> other = client.submit(command(1, 2));
        Reply mismatch = reply(1, 2, new Reply.Refused(RefusalReason.IDEMPOTENCY_MISMATCH, null));
        arrives(mismatch);
        assertThat(other.get()).isEqualTo(mismatch);
        assertThat(one).isNotDone();
        Reply accepted = reply(1, 1, new Reply.Accepted(new Position(0, 0), 0));
        arrives(accepted);
        assertThat(one.get()).isEqualTo(accepted);
        assertThat(same.get()).isEqualTo(accepted);
    }

    @Test
    void anUnreadableReplyHoldsNobodyElseUp() throws Exception {
        CompletableFuture<Reply> answer = client.submit(command(1, 1));
        arrives("garbage".getBytes(StandardCharsets.US_ASCII));
        Reply reply = reply(1, 1, new Reply.Refused(RefusalReason.NOT_OWNER, null));
        arrives(reply);
        assertThat(answer.get()).isEqualTo(reply);
    }

    @Test
    void whatKafkaRefusesIsNotSent() {
        for (RuntimeException refusal :
                List.of(new RecordTooLargeException(), new TopicAuthorizationException("topic"))) {
            CompletableFuture<Reply> reply = client.submit(command(1, 1));
            producer.errorNext(refusal);
            assertThatThrownBy(reply::get).hasCauseInstanceOf(CommandNotSentException.class);
            assertThat(client.waiting()).isZero();
        }
    }

    @Test
    void whatMayHaveBeenWrittenStaysOpenForItsReply() throws Exception {
        CompletableFuture<Reply> answer = client.submit(command(1, 1));
        producer.errorNext(new TimeoutException());
        assertThat(answer).isNotDone();
        Reply reply = reply(1, 1, new Reply.Accepted(new Position(0, 0), 0));
        arrives(reply);
        assertThat(answer.get()).isEqualTo(reply);
    }

    @Test
    void whoeverStopsWaitingIsForgotten() {
        CompletableFuture<Reply> one = client.submit(command(1, 1));
        CompletableFuture<Reply> same = client.submit(command(1, 1));
        one.cancel(false);
        assertThat(client.waiting()).isEqualTo(1);
        arrives(reply(1, 1, new Reply.Accepted(new Position(0, 0), 0)));
        await().until(same::isDone);
        assertThat(one).isCancelled();
    }

    @Test
    void aClosedClientSendsNothing() {
        client.close();
        assertThatThrownBy(client.submit(command(1, 1))::get).hasCauseInstanceOf(CommandNotSentException.class);
    }

    @Test
    void withoutReadableRepliesItDoesNotOpen() {
        MockConsumer<byte[], byte[]> silent = new MockConsumer<>("latest");
        MockProducer<byte[], byte[]> unused =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        silent.setPollException(new TopicAuthorizationException(Topics.REPLIES.name()));

        assertThatThrownBy(() -> CommandClient.over(
                        unused, silent, FORMAT, Topics.COMMANDS_WORKER, SHARDS, Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);
        assertThat(unused.closed()).isTrue();
        assertThat(silent.closed()).isTrue();
    }

    private void arrives(Reply reply) {
        arrives(new ReplyCodec(FORMAT).encode(reply));
    }

    private void arrives(byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(Topics.REPLIES.name(), 1, offset++, new byte[0], value));
    }

    private static CommandMessage command(int n, int digest) {
        CommandHeader header =
                new CommandHeader(LEDGER, CommandId.of(ALICE.routing(), n), ALICE, Instant.EPOCH, null, digest(digest));
        Command command = new Command.ClearForge(ForgeId.of(ALICE), ALICE);
        SealedPart sealed = new SealedPart(DataKeyId.of(new byte[32]), digest(0), Octets.EMPTY);
        return new CommandMessage(header, command, ClearBytes.encode(header, command), sealed, List.of());
    }

    private static Reply reply(int n, int digest, Reply.Outcome outcome) {
        return new Reply(LEDGER, CommandId.of(ALICE.routing(), n), digest(digest), Instant.EPOCH, outcome);
    }

    private static Octets digest(int n) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) n;
        return Octets.copyOf(bytes);
    }
}
