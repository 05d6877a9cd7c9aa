package io.credledger.streams;

/** How a process of ours ends. The numbers are fixed: scripts depend on them. */
public enum ExitCode {
    DONE(0, "done"),
    UNEXPECTED(1, "something unexpected happened"),
    USAGE(2, "the command line was not understood"),
    NOT_FOUND(3, "what was asked for does not exist"),
    NOT_ALLOWED(4, "not authenticated or not allowed"),
    REFUSED(5, "refused: a conflict, or no active forge"),
    NEEDS_REAUTHORISATION(6, "the connection needs re-authorisation"),
    UNREACHABLE(7, "the server or cluster could not be reached"),
    AUDIT_DISCREPANCY(8, "the audit found a discrepancy"),
    BAD_CONFIGURATION(9, "the configuration cannot be used");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** What the process returns to its shell. */
    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
