package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Page;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakUser;
import java.net.URI;
import java.util.Map;

/** One browser on its way through connect flows: it signs in with an API token, confirms, and logs in at the provider as somebody. */
final class Journey {

    static final String CALLBACK = "/v1/connect/callback";

    private static final ObjectMapper JSON = new ObjectMapper();

    final FormBrowser browser = new FormBrowser();

    /** Begun by a program. */
    record Flow(String id, URI start) {}

    static Flow begin(Person person, String json) throws Exception {
        Person.Answer begun =
                person.post("/v1/connect/" + ConnectIT.FORGE, json).is(201);
        return new Flow(begun.text("flow_id"), URI.create(begun.text("authorize_url")));
    }

    static Person.Answer outcome(Person person, Flow flow) throws Exception {
        return person.get("/v1/connect/flows/" + flow.id()).is(200);
    }

    /** To the start page, by the sign-in page where nobody is signed in yet. */
    Page start(Flow flow, Person person) {
        Page page = browser.open(flow.start()).settle();
        if (page.document().select("form[action=/signin/token]").isEmpty()) {
            return page;
        }
        return page.form("form[action=/signin/token]")
                .with("token", person.token())
                .submit()
                .settle();
    }

    /** On to whatever the provider shows. */
    Page go(Flow flow, Person person) {
        return start(flow, person).is(200).form().submit();
    }

    /** To the moment before the browser comes back: it has the address, and nobody has seen it. */
    URI consented(Flow flow, Person person, KeycloakUser account) {
        Page page = go(flow, person).until(target -> target.getPath().equals(CALLBACK));
        if (!page.document().select("#kc-form-login").isEmpty()) {
            page = KeycloakPages.logIn(page, account);
        }
        return page.untilPath(CALLBACK);
    }

    /** All of it. */
    Page connect(Person person, KeycloakUser account, String json) throws Exception {
        return browser.open(consented(begin(person, json), person, account));
    }

    /** Signs in as somebody else, or again. */
    void signIn(String url, Person person) {
        Page page = browser.open(url + "/signin");
        Page in = page.form("form[action=/signin/token]")
                .with("token", person.token())
                .submit();
        assertThat(in.status()).isEqualTo(303);
    }

    JsonNode get(String url, int status) throws Exception {
        Page page = browser.fetch("GET", URI.create(url), "", Map.of("Accept", "application/json"));
        assertThat(page.status()).isEqualTo(status);
        return JSON.readTree(page.body());
    }

    String session() {
        return browser.cookies().find(Browser.SESSION).orElseThrow().value();
    }
}
