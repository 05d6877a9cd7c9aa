package io.credledger.cli.campaign;

import io.credledger.cli.campaign.Http.Answer;
import io.credledger.cli.campaign.Settled.Acknowledged;
import io.credledger.cli.campaign.Settled.Refused;
import io.credledger.ledger.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks with the same key until it knows, as the interface tells a client to. Safe for many threads. */
final class PatientClient {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** How often a 202 is followed up before the write is sent again: the command may never have reached Kafka. */
    private static final int FOLLOW_UPS = 20;

    private final Http http;
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger serverErrors = new AtomicInteger();

    PatientClient(Http http) {
        this.http = http;
    }

    Settled settle(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Settled> settled = attempt(request);
            if (settled.isPresent()) {
                return settled.get();
            }
            again.incrementAndGet();
            pause();
        }
        throw new AssertionError("no definite answer in time: " + request);
    }

    private Optional<Settled> attempt(Request request) throws InterruptedException {
        try {
            Answer answer = http.send(request);
            if (answer.status() == 202) {
                pending.incrementAndGet();
                return followUp(request, answer);
            }
            if (answer.status() == 500) {
                serverErrors.incrementAndGet();
            }
            return definite(answer, answer.position());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Settled> followUp(Request request, Answer notYet) throws IOException, InterruptedException {
        String url = notYet.body().path("status_url").asText();
        if (!url.equals("/v1/commands/" + request.command())) {
            throw new AssertionError("the command must have the id that its key gives it: " + request);
        }
        for (int i = 0; i < FOLLOW_UPS; i++) {
            Answer answer = http.get(url, request.caller().token());
            String status = answer.body().path("status").asText();
            if (answer.status() != 200) {
                return Optional.empty();
            }
            if (status.equals("accepted")) {
                return definite(answer, answer.body().path("position").asText());
            }
            if (status.equals("refused")) {
                var problem = answer.body().path("problem");
                return definite(new Answer(problem.path("status").asInt(), null, problem), null);
            }
            pause();
        }
        return Optional.empty();
    }

    private static Optional<Settled> definite(Answer answer, @Nullable String position) {
        if (answer.status() >= 500) {
            return Optional.empty();
        }
        if (answer.status() >= 400) {
            return Optional.of(new Refused(answer.status(), answer.slug()));
        }
        if (position == null) {
            throw new AssertionError("a write is answered with its position");
        }
        return Optional.of(new Acknowledged(Position.parse(position)));
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** How often something was asked once more. */
    int again() {
        return again.get();
    }

    /** How many answers were 202. */
    int pending() {
        return pending.get();
    }

    /** How many answers were 500: never, whatever is killed. */
    int serverErrors() {
        return serverErrors.get();
    }
}
