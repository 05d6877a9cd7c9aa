package io.credledger.cli;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line on standard error, and the exit code. */
final class FailureAnswer implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println("credledger: " + sentence(e));
        return e instanceof ClientException failure ? failure.exitCode().code() : ExitCode.UNEXPECTED.code();
    }

    /** Of an exception that nobody foresaw only the kind: its text may quote what it choked on. */
    private static String sentence(Exception e) {
        return e instanceof ClientException failure
                ? failure.sentence()
                : "something unexpected happened (" + e.getClass().getSimpleName() + " in " + place(e)
                        + "): please report it";
    }

    private static String place(Exception e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].getFileName() + ":" + trace[0].getLineNumber();
    }
}
