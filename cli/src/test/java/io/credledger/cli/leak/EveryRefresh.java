package io.credledger.cli.leak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Refreshes what was connected, well and in every way that fails, and has tokens given back; a refresher must run beside the edge. */
final class EveryRefresh {

    /** What providers answer in the standard's words is shared among these, so that nobody's breaker opens before all was said. */
    private static final List<String> STANDARD = List.of("keycloak", "oidc", "gitlab", "gitea");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stage stage;
    private final Visitor heidi;
    private final EveryAnswer answers;
    private final AtomicInteger names = new AtomicInteger();

    EveryRefresh(Stage stage) {
        this.stage = stage;
        this.heidi = stage.nobody().as(stage.registered("heidi"));
        this.answers = new EveryAnswer(stage.canaries(), stage.provider());
    }

    /** After the flows, whose clients these are. */
    void run() {
        EveryFlow.PROVIDERS.forEach(this::refreshes);
        List.of("github", "forgejo", "amocrm", "nextcloud")
                .forEach(dialect -> answers.dialect(dialect).forEach((told, problem) -> fails(dialect, told)));
        standard();
        stage.provider().doAsYouShould();
    }

    private void refreshes(String provider) {
        String connection = connected(provider);
        Awaitility.await("a refresh at " + provider)
                .atMost(PATIENCE)
                .until(() -> asks(connection).status() == 200);
        heidi.get(200, "/v1/connections/" + connection + "/history", Secret.ACCOUNT);
        heidi.write(200, "DELETE", "/v1/connections/" + connection, "", Secret.ACCOUNT);
    }

    private void standard() {
        Deque<String> next = new ArrayDeque<>(STANDARD);
        Deque<Told> last = new ArrayDeque<>();
        for (Map.Entry<Told, String> answer : answers.dialect("standard").entrySet()) {
            if (answer.getValue().equals("provider-misconfigured")) {
                last.add(answer.getKey());
            } else {
                fails(next.peek(), answer.getKey());
                next.add(next.remove());
            }
        }
        last.forEach(told -> fails("keycloak", told));
    }

    private void fails(String provider, Told told) {
        stage.provider().doAsYouShould();
        String connection = connected(provider);
        stage.provider().atRefresh = told;
        Api.Answer failed = asks(connection);
        if (failed.status() != 202 && failed.status() != 409) {
            throw new AssertionError("a refresh must fail at " + provider + ": " + failed);
        }
        heidi.get(200, "/v1/connections/" + connection, Secret.ACCOUNT);
        // What the provider said is kept for the owner.
        heidi.get(200, "/v1/connections/" + connection + "/history", Secret.ACCOUNT, Secret.WORDS);
    }

    private String connected(String provider) {
        stage.provider().person = new CanaryAccount(stage.canaries());
        String name = stage.canaries().of("refreshed-" + provider + "-" + names.incrementAndGet());
        stage.begin(heidi, provider, "name", name).departs().comesBack(200);
        return heidi.get(200, "/v1/connections?name=" + name, Secret.ACCOUNT)
                .json()
                .at("/items/0/id")
                .textValue();
    }

    private Api.Answer asks(String connection) {
        return heidi.write("POST", "/v1/connections/" + connection + "/refresh", "{}", Secret.ACCOUNT);
    }
}
