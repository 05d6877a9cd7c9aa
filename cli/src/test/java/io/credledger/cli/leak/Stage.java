package io.credledger.cli.leak;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What flows and sign-ins are played on.
 *
 * @param nobody in front of a new browser
 * @param admin says who they are with every request
 */
record Stage(Canaries canaries, Trail trail, CanaryProvider provider, Visitor nobody, Visitor admin) {

    static final String AUDIENCE = "ledger-api";

    private static final int RATE = 400;

    static Stage at(String base, Canaries canaries, CanaryProvider provider, Seals seals, String adminToken) {
        Trail trail = new Trail();
        Visitor nobody = new Visitor(base, canaries, trail, seals);
        return new Stage(canaries, trail, provider, nobody, nobody.as(adminToken));
    }

    /** What the operator sets: everybody signs in at the provider's issuer, and there are a great many of them. */
    static Map<String, String> settings(Canaries canaries, CanaryProvider provider) {
        return Map.of(
                "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS",
                "127.0.0.1",
                "CREDLEDGER_SIGNIN_RATE",
                Integer.toString(RATE),
                "CREDLEDGER_OIDC_ISSUER",
                provider.issuer(),
                "CREDLEDGER_OIDC_CLIENT_ID",
                "ledger-of-tests",
                "CREDLEDGER_OIDC_CLIENT_SECRET",
                canaries.freshOdd(Secret.CLIENT_SECRET),
                "CREDLEDGER_OIDC_AUDIENCE",
                AUDIENCE);
    }

    /** Somebody new; answers their API token. */
    String registered(String who) {
        String handle = canaries.of(who);
        admin.write(201, "POST", "/v1/identities", EveryRoute.json("handle", handle));
        // Issued outside of the trail: this answer is for telling the token.
        String token = Api.at(nobody.base())
                .as(admin.token())
                .post("/v1/identities/" + handle + "/tokens", "{}")
                .json()
                .get("token")
                .textValue();
        return canaries.know("API token of " + who, token);
    }

    /** All of it. */
    void play() {
        EveryFlow flows = new EveryFlow(this);
        flows.run();
        new EveryFlowFailure(this, flows).run();
        new EverySignIn(this).run();
        new EveryRefresh(this).run();
        provider.tell(trail);
    }

    /** A flow and a sign-in whose time is over when they come back. */
    void tooLate(LeapingClock clock) {
        Visitor late = nobody.as(registered("late"));
        Flow flow = begin(late, "keycloak").departs();
        clock.ahead(Duration.ofMinutes(11));
        late.page(410, flow.consent());
        late.page(410, flow.page());
        flow.asked(200);
        clock.ahead(Duration.ZERO);
        EverySignIn.tooLate(this, clock);
    }

    /** Until nobody from here may any more. Whoever is turned away has a code in their address too. */
    void tooOften() {
        String callback =
                "/v1/connect/callback?code=" + canaries.fresh(Secret.CODE) + "&state=" + canaries.fresh(Secret.STATE);
        String signIn = EveryRoute.json("token", canaries.of("too-late"));
        Api api = Api.at(nobody.base());
        trail.expect(429, "callback", untilRefused(() -> api.get(callback)));
        trail.expect(
                429, "callback page", untilRefused(() -> api.send("GET", callback, null, null, "Accept", "text/html")));
        trail.expect(429, "sign-in", untilRefused(() -> api.post("/signin/token", signIn)));
    }

    /** Every moment one more attempt is free. */
    private static Api.Answer untilRefused(Supplier<Api.Answer> attempt) {
        return Stream.generate(attempt)
                .limit(3 * RATE)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there must be a limit"));
    }

    /** Begins a flow. */
    Flow begin(Visitor who, String provider, Object... wish) {
        return new Flow(this, who, provider, wish);
    }
}
