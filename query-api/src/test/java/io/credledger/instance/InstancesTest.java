package io.credledger.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.InstanceTags;
import io.credledger.crypto.MasterKeys;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.secret.KeyMaterial;
import io.credledger.view.Found;
import io.credledger.view.Question;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance that asks and one that is asked, over loopback. */
class InstancesTest {

    private static final Question ASKED = new Question.Get("identities", 1, Octets.parseHex("0102"));
    private static final Found SAID = new Found.One(Octets.parseHex("aabb"));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final InstanceServer server = InstanceServer.start(
            new InstanceServer.Place("127.0.0.1", 0, "127.0.0.1"),
            tags("30"),
            Clock.systemUTC(),
            question -> answer(question),
            metrics);
    private final InstanceClient client = new InstanceClient(tags("30"), Clock.systemUTC(), metrics);

    private static InstanceTags tags(String octet) {
        byte[] key = octet.repeat(32).getBytes(StandardCharsets.US_ASCII);
        try (MasterKeys keys = MasterKeys.parse(KeyMaterial.takeOwnershipOf(key))) {
            return keys.instanceTags(LedgerId.of(1, 2));
        }
    }

    private static CompletableFuture<Found> answer(Question question) {
        if (question.equals(ASKED)) {
            return CompletableFuture.completedFuture(SAID);
        }
        if (question instanceof Question.Standings) {
            return CompletableFuture.supplyAsync(Found.NotHere::new);
        }
        if (question instanceof Question.Applied applied) {
            return new CompletableFuture<Found>()
                    .completeOnTimeout(
                            new Found.Reached(false), applied.atMost().toMillis(), TimeUnit.MILLISECONDS);
        }
        throw new IllegalArgumentException("no part has such a store");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private double refused() {
        return metrics.counter("credledger.instances.refused").count();
    }

    @Test
    void whatIsAskedIsAnswered() throws Exception {
        assertThat(client.ask(server.address(), ASKED).get(10, TimeUnit.SECONDS))
                .isEqualTo(SAID);
        assertThat(client.ask(server.address(), new Question.Standings()).get(10, TimeUnit.SECONDS))
                .isEqualTo(new Found.NotHere());
        assertThat(refused()).isZero();
    }

    @Test
    void manyMayAskAtOnce() {
        List<CompletableFuture<Found>> answers = IntStream.range(0, 300)
                .mapToObj(i -> client.ask(server.address(), ASKED))
                .toList();
        assertThat(answers)
                .allSatisfy(each -> assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(SAID));
    }

    /** Longer than it may take to have a connection. */
    @Test
    void whatIsWaitedForIsAnsweredLater() throws Exception {
        Question waiting = new Question.Applied(new Position(0, 1), Duration.ofMillis(2_500));
        assertThat(client.ask(server.address(), waiting).get(10, TimeUnit.SECONDS))
                .isEqualTo(new Found.Reached(false));
    }

    @Test
    void whoHasAnotherKeyIsNotAnswered() {
        try (InstanceClient stranger = new InstanceClient(tags("31"), Clock.systemUTC(), metrics)) {
            CompletableFuture<Found> answer = stranger.ask(server.address(), ASKED);
            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            assertThat(refused()).isEqualTo(1);
        }
    }

    @Test
    void aQuestionThatCannotBeAnsweredFails() {
        CompletableFuture<Found> answer =
                client.ask(server.address(), new Question.Get("no-such-store", 0, Octets.EMPTY));
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void nobodyElseIsToldAnything() throws Exception {
        URI target = URI.create("http://127.0.0.1:" + server.address().getPort() + InstanceServer.PATH);
        HttpRequest bare = HttpRequest.newBuilder(target)
                .POST(BodyPublishers.ofByteArray(QuestionCodec.encode(ASKED)))
                .build();
        HttpRequest large = HttpRequest.newBuilder(target)
                .POST(BodyPublishers.ofByteArray(new byte[20_000]))
                .build();
        for (HttpRequest request : List.of(bare, large)) {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void whoeverIsGoneFailsAtOnce() {
        server.close();
        CompletableFuture<Found> answer = client.ask(server.address(), ASKED);
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }
}
