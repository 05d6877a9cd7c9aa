package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.campaign.Http.Answer;
import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.Handle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who takes part: registered before anything is killed.
 *
 * @param people with a token each
 */
record Cast(Person admin, List<Person> people) {

    private static final Duration READY = Duration.ofMinutes(2);

    static Cast assemble(Installation installation, int size) throws Exception {
        Http http = new Http(installation.url());
        awaitReady(http);
        PatientClient client = new PatientClient(http);
        Pseudonyms pseudonyms = installation.pseudonyms();
        Person admin = new Person(new Handle("admin"), installation.adminToken(), pseudonyms);
        Deeds deeds = new Deeds(admin, "cast");
        accept(client, deeds.register(Deeds.SHARED));
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String handle = "user-" + i;
            accept(client, deeds.register(handle));
            people.add(new Person(new Handle(handle), token(http, client, admin, handle), pseudonyms));
        }
        return new Cast(admin, List.copyOf(people));
    }

    static void awaitReady(Http http) {
        await().atMost(READY).ignoreExceptionsInstanceOf(IOException.class).until(() ->
                http.get("/health/ready", "none").status() == 200);
    }

    private static void accept(PatientClient client, Request request) throws InterruptedException {
        assertThat(client.settle(request)).isInstanceOf(Settled.Acknowledged.class);
    }

    /** A token is shown in the first answer only; where that was a 202, another one is asked for. */
    private static String token(Http http, PatientClient client, Person admin, String handle) throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            String key = "token-" + handle + "-" + attempt;
            Request request = admin.request(
                    "POST", "/v1/identities/" + handle + "/tokens", Json.object(Map.of()), key, admin.idOf(handle));
            Answer answer = http.send(request);
            if (answer.status() == 201) {
                return answer.body().path("token").asText();
            }
            accept(client, request);
        }
        throw new AssertionError("no token was shown");
    }
}
