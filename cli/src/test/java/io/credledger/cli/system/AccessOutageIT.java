package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the broker is gone nothing leaves: neither a token nor the word that somebody was refused. */
class AccessOutageIT {

    private static final int AT_ONCE = 40;

    @TempDir
    private Path directory;

    @Test
    void withoutABrokerNoTokenAndNoRefusalLeaves() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(directory)) {
            Person alice = ledger.person("alice");
            alice.stores("github", "main", "canary-token");
            alice.exchange("audience", "github").is(200);
            Person bad = new Person(alice.port(), "bad", "not-a-token");
            bad.get("/v1/whoami").is(401);

            ledger.broker().close();

            List<CompletableFuture<Person.Answer>> asked = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> exchanged(alice), task -> new Thread(task).start()));
            }
            for (CompletableFuture<Person.Answer> one : asked) {
                Person.Answer answer = one.join();
                answer.is(503).has("error", "temporarily_unavailable").has("reason", "access-not-recorded");
                assertThat(answer.response().body()).doesNotContain("canary");
            }
            bad.get("/v1/whoami").isProblem(503, "access-not-recorded");
        }
    }

    private static Person.Answer exchanged(Person alice) {
        try {
            return alice.exchange("audience", "github");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
