package io.credledger.http;

import io.credledger.connect.FlowOutcome;
import io.credledger.connect.Landing;
import io.credledger.web.ReturnTo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser is shown that came back from a provider, or where it goes on. */
final class LandingPage {

    private LandingPage() {}

    static void answer(Call call, Landing landing) {
        FlowOutcome outcome = landing.outcome();
        ReturnTo returnTo = landing.returnTo();
        if (outcome instanceof FlowOutcome.Completed && returnTo != null) {
            call.seeOther(returnTo.path());
        } else if (outcome instanceof FlowOutcome.Completed completed) {
            call.page(200, "connected", connected(completed));
        } else if (outcome instanceof FlowOutcome.Pending) {
            // An empty address is this page's own, which a code in its query makes a bad thing to write down.
            call.header("Refresh", "2").page(200, "connecting", Map.of("title", "One moment"));
        } else {
            failed(call, outcome, returnTo);
        }
    }

    private static Map<String, Object> connected(FlowOutcome.Completed completed) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", "Connected");
        model.put("connection", completed.connection().value());
        model.put("key", completed.key() == null ? completed.connection().value() : completed.key());
        model.put("activated", completed.activated());
        return model;
    }

    private static void failed(Call call, FlowOutcome outcome, @Nullable ReturnTo returnTo) {
        ProblemType type = outcome instanceof FlowOutcome.Failed failed
                ? FlowAnswers.type(failed.refusal())
                : ProblemType.FLOW_EXPIRED;
        Map<String, Object> members =
                outcome instanceof FlowOutcome.Failed failed ? Problems.members(failed.refusal()) : Map.of();
        Map<String, Object> model = new HashMap<>();
        model.put("title", "Not connected");
        model.put("detail", members.getOrDefault("detail", type.title()));
        model.put("slug", type.slug());
        model.put("request", call.requestId());
        model.put("returnTo", returnTo == null ? false : returnTo.path());
        call.page(type.status(), "not-connected", model);
    }
}
