package io.credledger.cli.client.http;

import io.credledger.streams.ExitCode;

/** The exit code of a problem. */
final class ProblemExit {

    private ProblemExit() {}

    static ExitCode of(Problem problem) {
        return switch (problem.slug()) {
            case "needs-reauth", "needs_reauth", "invalid_grant" -> ExitCode.NEEDS_REAUTHORISATION;
            case "invalid_target" -> ExitCode.REFUSED;
            case "invalid_client", "unauthorized_client", "access_denied" -> ExitCode.NOT_ALLOWED;
            default -> ofStatus(problem.status());
        };
    }

    private static ExitCode ofStatus(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404, 410 -> ExitCode.NOT_FOUND;
            case 409, 412, 428 -> ExitCode.REFUSED;
            case 429, 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.UNEXPECTED;
        };
    }
}
