package io.credledger.cli.client.http;

import io.credledger.http.ProblemType;
import io.credledger.streams.ExitCode;
import java.util.Arrays;

/** The exit code of a problem: the server's own table, then the words of OAuth, then the status. */
final class ProblemExit {

    private ProblemExit() {}

    static ExitCode of(Problem problem) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(problem.slug()))
                .map(ProblemType::exitCode)
                .findFirst()
                .orElseGet(() -> ofOAuth(problem));
    }

    /** RFC 6749 §5.2 and the reasons that the token route gives. */
    private static ExitCode ofOAuth(Problem problem) {
        return switch (problem.slug()) {
            case "invalid_grant", "needs-reauth", "expired" -> ExitCode.NEEDS_REAUTHORISATION;
            case "invalid_target" -> ExitCode.NOT_FOUND;
            case "invalid_scope", "owner-inactive", "expires-too-soon" -> ExitCode.REFUSED;
            case "invalid_client", "unauthorized_client", "access_denied" -> ExitCode.NOT_ALLOWED;
            default -> ofStatus(problem.status());
        };
    }

    /** Of a proxy in between, or of a server newer than this client. */
    private static ExitCode ofStatus(int status) {
        return switch (status) {
            case 400, 405, 406, 413, 415, 422 -> ExitCode.USAGE;
            case 401, 403, 407 -> ExitCode.NOT_ALLOWED;
            case 404 -> ExitCode.NOT_FOUND;
            case 409, 410, 412, 428 -> ExitCode.REFUSED;
            case 429, 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.UNEXPECTED;
        };
    }
}
