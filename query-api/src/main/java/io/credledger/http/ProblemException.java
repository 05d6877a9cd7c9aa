package io.credledger.http;

import java.util.Map;

/** Ends a request with a problem. No stack: it is an answer. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members;

    private ProblemException(ProblemType type, Map<String, Object> members) {
        super(type.slug(), null, false, false);
        this.type = type;
        this.members = members;
    }

    static ProblemException of(ProblemType type) {
        return new ProblemException(type, Map.of());
    }

    /**
     * Because of one thing in the request.
     *
     * @param rule what it must be, never what it was
     */
    static ProblemException field(ProblemType type, String field, String rule) {
        return new ProblemException(type, Map.of("field", field, "detail", field + " " + rule));
    }

    static ProblemException invalid(String field, String rule) {
        return field(ProblemType.INVALID_REQUEST, field, rule);
    }

    static ProblemException with(ProblemType type, Map<String, Object> members) {
        return new ProblemException(type, Map.copyOf(members));
    }

    static ProblemException rateLimited(long seconds) {
        return new ProblemException(ProblemType.RATE_LIMITED, Map.of(Problems.RETRY_AFTER, seconds));
    }

    ProblemType type() {
        return type;
    }

    Map<String, Object> members() {
        return members;
    }
}
