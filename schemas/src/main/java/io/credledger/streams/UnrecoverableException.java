package io.credledger.streams;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a processor when going on would do harm and trying again cannot help, such as topics of another ledger. The topology is shut
 * down at once and the process ends with the exit code.
 */
public final class UnrecoverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** Takes a constant text without data of any record. */
    public UnrecoverableException(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public UnrecoverableException(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
