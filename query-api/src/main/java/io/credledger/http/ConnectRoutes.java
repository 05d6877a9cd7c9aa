package io.credledger.http;

import io.credledger.connect.Arrival;
import io.credledger.connect.Begun;
import io.credledger.connect.Connecting;
import io.credledger.connect.FlowOutcome;
import io.credledger.connect.Landing;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.FlowId;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v1/connect}: a flow begins here, comes back here, and is asked about here. */
final class ConnectRoutes {

    private final Connecting connecting;
    private final RateLimit rate;
    private final Renewal renewal;

    ConnectRoutes(Services services) {
        this.connecting = services.connecting();
        this.rate = services.entrance().rate();
        this.renewal = new Renewal(services.entrance());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.CONNECT_BEGIN, this::begin);
        routes.put(Route.CONNECT_FLOW, this::show);
        routes.put(Route.CONNECT_CALLBACK, this::land);
    }

    private void begin(Call call) {
        Begun begun = connecting
                .beginning()
                .begin(call.caller(), ConnectWishJson.parse(call.provider(), call.optionalJson()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("authorize_url", begun.authorizeUrl());
        answer.put("flow_id", begun.flow().value());
        answer.put("expires_at", begun.expiresAt());
        call.header("Location", "/v1/connect/flows/" + begun.flow())
                .header("Cache-Control", "no-store")
                .answer(201, answer);
    }

    private void show(Call call) {
        FlowId flow = call.path("id", FlowId::new, ProblemType.UNKNOWN_FLOW);
        FlowOutcome outcome = connecting.outcomes().of(call.caller().id(), flow);
        call.header("Cache-Control", "no-store").ok(FlowAnswers.json(flow, outcome, call.requestId()));
    }

    /** A browser that is sent back here has a code in its address: whatever page it gets next must not pass that on. */
    private void land(Call call) throws InterruptedException {
        rate.check(call.browser().address());
        Landing landing = connecting
                .returning()
                .land(new Arrival(
                        call.queries(),
                        name -> call.browser().cookie(name, Route.CONNECT_CALLBACK.template()),
                        call.callerIfKnown().orElse(null)));
        if (landing.first() && landing.outcome() instanceof FlowOutcome.Completed completed && completed.activated()) {
            renewal.renew(call);
        }
        if (call.wantsPage()) {
            LandingPage.answer(call, landing);
        } else if (landing.outcome() instanceof FlowOutcome.Failed failed) {
            throw new RefusedException(failed.refusal());
        } else {
            call.ok(FlowAnswers.json(landing.flow(), landing.outcome(), call.requestId()));
        }
        call.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }
}
