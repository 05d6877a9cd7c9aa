package io.credledger.cli.client.http;

import io.credledger.http.ProblemType;
import io.credledger.streams.ExitCode;
import java.util.Arrays;
import java.util.Optional;

/** The exit code of a problem: the server's own table, then the words of the token route, then the status. */
final class ProblemExit {

    private ProblemExit() {}

    static ExitCode of(Problem problem) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(problem.slug()))
                .map(ProblemType::exitCode)
                .findFirst()
                .or(() -> ofReason(problem.slug()))
                .or(() -> ofOAuth(problem.error()))
                .orElseGet(() -> ofStatus(problem.status()));
    }

    /** The reasons that the token route gives. Of another one the error decides. */
    private static Optional<ExitCode> ofReason(String reason) {
        // Whatever is wrong with one's own token.
        if (reason.startsWith("subject-token")) {
            return Optional.of(ExitCode.NOT_ALLOWED);
        }
        return switch (reason) {
            case "needs-reauth", "expired" -> Optional.of(ExitCode.NEEDS_REAUTHORISATION);
            case "fallback-not-allowed" -> Optional.of(ExitCode.NOT_ALLOWED);
            case "owner-inactive",
                    "expires-too-soon",
                    "background-only",
                    "exchange-refused",
                    "provider-refuses-client" -> Optional.of(ExitCode.REFUSED);
            default -> Optional.empty();
        };
    }

    /** RFC 6749 §5.2 and RFC 8693 §2.2.2. */
    private static Optional<ExitCode> ofOAuth(String error) {
        return switch (error) {
            case "invalid_grant" -> Optional.of(ExitCode.NEEDS_REAUTHORISATION);
            case "invalid_target" -> Optional.of(ExitCode.NOT_FOUND);
            case "invalid_scope" -> Optional.of(ExitCode.REFUSED);
            case "invalid_client", "unauthorized_client", "access_denied" -> Optional.of(ExitCode.NOT_ALLOWED);
            default -> Optional.empty();
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
