package io.credledger.http;

import io.credledger.connect.FlowOutcome;
import io.credledger.edge.Refusal;
import io.credledger.ledger.FlowId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flow as it is told: to programs, and to people. */
final class FlowAnswers {

    private FlowAnswers() {}

    static Map<String, Object> json(FlowId flow, FlowOutcome outcome, String requestId) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("flow_id", flow.value());
        answer.put("status", status(outcome));
        answer.put("expires_at", flow.expiresAt());
        if (outcome instanceof FlowOutcome.Completed completed) {
            answer.put("connection", completed.connection().value());
            if (completed.key() != null) {
                answer.put("key", completed.key());
            }
            answer.put("activated", completed.activated());
        } else if (outcome instanceof FlowOutcome.Failed failed) {
            answer.put("problem", Problems.body(type(failed.refusal()), Problems.members(failed.refusal()), requestId));
        }
        return answer;
    }

    static String status(FlowOutcome outcome) {
        if (outcome instanceof FlowOutcome.Completed) {
            return "completed";
        }
        if (outcome instanceof FlowOutcome.Failed) {
            return "failed";
        }
        return outcome instanceof FlowOutcome.Expired ? "expired" : "pending";
    }

    static ProblemType type(Refusal refusal) {
        return ProblemType.ofSlug(refusal.slug());
    }
}
