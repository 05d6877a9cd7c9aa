package io.credledger.cli.leak;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** One account that somebody connects, step by step. */
final class Flow {

    private final Stage stage;
    private final Visitor who;
    private final String id;
    private final String ticket;
    private URI location = URI.create("http://nowhere.example/");

    Flow(Stage stage, Visitor who, String provider, Object... wish) {
        this.stage = stage;
        this.who = who;
        Api.Answer begun = who.write(201, "POST", "/v1/connect/" + provider, EveryRoute.json(wish), Secret.TICKET);
        id = begun.json().get("flow_id").textValue();
        ticket = begun.json().get("authorize_url").textValue().replaceFirst(".*ticket=", "");
        stage.canaries().met(Secret.TICKET, ticket.substring(20, 60));
    }

    private Flow(Stage stage, Visitor who, String ticket) {
        this.stage = stage;
        this.who = who;
        this.id = "";
        this.ticket = ticket;
        stage.canaries().met(Secret.TICKET, ticket.substring(20, 60));
    }

    /** One that begins by a connection's own link. */
    static Flow again(Stage stage, Visitor who, String connection) {
        Api.Answer sentOn = who.page(303, "/connections/" + connection + "/reconnect", Secret.TICKET);
        return new Flow(stage, who, Asked.parameter(who.goesOn(sentOn), "ticket"));
    }

    String ticket() {
        return ticket;
    }

    String page() {
        return "/connect/start?ticket=" + ticket;
    }

    /** The person confirms, in a browser. */
    Flow departs() {
        who.page(200, page(), Secret.TICKET, Secret.CSRF_TOKEN);
        location = who.goesOn(who.submit(
                200, "/connect/start", Map.of("ticket", ticket), Secret.STATE, Secret.NONCE, Secret.CHALLENGE));
        return this;
    }

    /** A program of the person's confirms. */
    Flow departsByProgram() {
        who.get(200, page());
        location = who.goesOn(who.write(
                200,
                "POST",
                "/connect/start",
                EveryRoute.json("ticket", ticket),
                Secret.STATE,
                Secret.NONCE,
                Secret.CHALLENGE));
        return this;
    }

    String state() {
        return Asked.parameter(location, "state");
    }

    String consented() {
        return stage.provider().consent(location);
    }

    /** The path that the provider sends the browser to. */
    String callback(Map<String, String> parameters) {
        StringBuilder path = new StringBuilder("/v1/connect/callback?state=").append(Api.encode(state()));
        parameters.forEach(
                (name, value) -> path.append('&').append(name).append('=').append(Api.encode(value)));
        return path.toString();
    }

    String consent() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", consented());
        if (location.getPath().endsWith("/auth")) {
            parameters.put("iss", location.resolve(".").toString().replaceAll("/$", ""));
        }
        return callback(parameters);
    }

    /** Comes back with a yes, as browsers do. */
    Flow comesBack(int status, Secret... may) {
        who.page(status, consent(), may);
        who.forgetFlows();
        return this;
    }

    /** What its person is told of it. */
    Api.Answer asked(int status) {
        return who.get(status, "/v1/connect/flows/" + id);
    }

    /** Fails at the end, which everybody is told who asks. */
    void failsAs(int status, String problem) {
        Api.Answer answer = who.get(status, consent());
        if (!answer.problem().equals(problem)) {
            throw new AssertionError("expected " + problem + " and got " + answer);
        }
        asked(200);
        who.forgetFlows();
    }
}
