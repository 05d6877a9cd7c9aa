package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;

/** The server answered, and the answer is no. */
public final class ProblemException extends ClientException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(ProblemExit.of(problem), problem.sentence());
        this.problem = problem;
    }

    /** Of a problem that an answer of another kind tells of. */
    public static ProblemException toldIn(JsonNode problem) {
        return new ProblemException(Problem.of(problem.path("status").asInt(409), problem, ""));
    }

    public Problem problem() {
        return problem;
    }
}
