package io.credledger.cli.client.http;

import io.credledger.cli.client.failure.ClientException;

/** The server answered, and the answer is no. */
public final class ProblemException extends ClientException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(ProblemExit.of(problem), problem.sentence());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
