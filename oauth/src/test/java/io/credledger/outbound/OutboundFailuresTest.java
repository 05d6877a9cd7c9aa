package io.credledger.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.outbound.OutboundFailure.NotSent;
import io.credledger.outbound.OutboundFailure.Unanswered;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutboundFailuresTest {

    private static final Duration DEADLINE = Duration.ofMillis(400);

    @Test
    void anAnswerThatDripsBeyondTheDeadlineIsNone() throws Exception {
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        try (RawServer server = new RawServer((in, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    drip(out, hungUp);
                });
                Outbound outbound = Asking.hasty(DEADLINE, DEADLINE)) {
            long before = System.nanoTime();
            assertThat(Asking.failure(outbound, OutboundRequest.get(server.at("/"))))
                    .isEqualTo(Unanswered.TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(DEADLINE, DEADLINE.multipliedBy(10));
            // The connection does not outlive it.
            hungUp.join();
        }
    }

    /** A byte whenever the client has had time for one. */
    private static void drip(java.io.OutputStream out, CompletableFuture<Void> hungUp) {
        Runnable byteByByte = () -> {
            try {
                out.write('x');
                out.flush();
            } catch (IOException e) {
                hungUp.complete(null);
            }
        };
        while (!hungUp.isDone()) {
            CompletableFuture.runAsync(
                            byteByByte,
                            CompletableFuture.delayedExecutor(20, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    @Test
    void aServerThatSaysNothingIsUnanswered() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((in, out) -> await(never));
                Outbound outbound = Asking.hasty(DEADLINE, DEADLINE)) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(server.at("/"))))
                    .isEqualTo(Unanswered.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n0123456789",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n0123456789",
                "HTTP/1.1 200 OK\r\nX: 0123456789"
            })
    void anAnswerBeyondTheLimitIsNone(String begin) throws Exception {
        try (RawServer server = RawServer.answering(begin + "0123456789".repeat(2000));
                Outbound outbound = Asking.hasty(Duration.ofSeconds(10), DEADLINE)) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(server.at("/"))))
                    .isEqualTo(Unanswered.TOO_LARGE);
        }
    }

    @Test
    void tooManyHeadersAreTooLarge() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(101) + "\r\n");
                Outbound outbound = Asking.usual()) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(server.at("/"))))
                    .isEqualTo(Unanswered.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 2",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"access_token\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
                "HTTP/1.1 two hundred\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n"
            })
    void whateverIsCutOrIsNotHttpIsUnanswered(String answer) throws Exception {
        try (RawServer server = RawServer.answering(answer);
                Outbound outbound = Asking.usual();
                SecretToken body = SecretToken.takeCopyOf("x=y")) {
            assertThat(Asking.failure(outbound, OutboundRequest.post(server.at("/"), "text/plain", body)))
                    .isEqualTo(Unanswered.CUT);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPortWhereNobodyListensIsNotSent() throws Exception {
        URI gone;
        try (RawServer server = RawServer.answering("")) {
            gone = server.at("/");
        }
        try (Outbound outbound = Asking.usual()) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(gone))).isEqualTo(NotSent.CONNECT);
        }
    }

    @Test
    void aNameThatIsNobodysIsNotSent() {
        try (Outbound outbound = Asking.usual()) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(URI.create("https://nobody.invalid/"))))
                    .isEqualTo(NotSent.DNS);
        }
    }

    @Test
    void aResolverThatIsSilentIsNotSentInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        OutboundSettings settings = new OutboundSettings(Duration.ofSeconds(10), DEADLINE, 1000, AllowedHosts.NONE);
        try (Outbound outbound = new Outbound(settings, SSLContext.getDefault(), host -> {
            await(never);
            return List.of();
        })) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(URI.create("https://slow.example/"))))
                    .isEqualTo(NotSent.DNS);
        }
    }

    @Test
    void whatIsUnderWayWhenItClosesFails() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((in, out) -> {
            asked.countDown();
            await(never);
        })) {
            Outbound outbound = Asking.usual();
            CompletableFuture<OutboundAnswer> pending = outbound.send(OutboundRequest.get(server.at("/")));
            asked.await();
            outbound.close();

            assertThat(pending.handle((answer, failure) -> failure).join())
                    .isInstanceOfSatisfying(
                            OutboundException.class,
                            e -> assertThat(e.failure()).isEqualTo(Unanswered.CUT));
            assertThat(Asking.failure(outbound, OutboundRequest.get(server.at("/"))))
                    .isInstanceOf(NotSent.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
