package io.credledger.http;

import io.credledger.edge.Refusal;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/commands/{id}}: what became of a write that was answered with 202. */
final class CommandRoutes {

    private final Services services;

    CommandRoutes(Services services) {
        this.services = services;
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.COMMAND, this::show);
    }

    /** A command on its way cannot be told from one that never was: both are pending. Somebody else's is not there. */
    private void show(Call call) {
        CommandId id = call.path("id", CommandId::new, ProblemType.NOT_FOUND);
        Optional<Reply> reply = services.desk().view().outcome(id);
        if (reply.isPresent()
                && !call.caller().isAdmin()
                && !services.commits().isBy(call.caller().id(), reply.get())) {
            throw ProblemException.of(ProblemType.NOT_FOUND);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("command", id.value());
        if (reply.isEmpty()) {
            answer.put("status", "pending");
        } else if (reply.get().outcome() instanceof Reply.Accepted accepted) {
            answer.put("status", "accepted");
            answer.put("position", accepted.position().toString());
            answer.put("at", reply.get().at());
            call.at(accepted.position());
        } else {
            answer.put("status", "refused");
            answer.put("at", reply.get().at());
            answer.put("problem", problem((Reply.Refused) reply.get().outcome(), call));
        }
        call.ok(answer);
    }

    private static Map<String, Object> problem(Reply.Refused refused, Call call) {
        Refusal refusal = Refusal.of(refused.reason(), refused.currentVersion());
        return Problems.body(ProblemType.ofSlug(refusal.slug()), Problems.members(refusal), call.requestId());
    }
}
