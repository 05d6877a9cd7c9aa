package io.credledger.cli.client.failure;

import io.credledger.streams.ExitCode;

/** Ends a client command. Its message is the sentence that the person reads, so it never holds a secret. */
public class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String sentence;

    public ClientException(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    /** The command line was understood, but asks for what cannot be. */
    public static ClientException usage(String sentence) {
        return new ClientException(ExitCode.USAGE, sentence);
    }

    public static ClientException badConfiguration(String sentence) {
        return new ClientException(ExitCode.BAD_CONFIGURATION, sentence);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** For the person. */
    public String sentence() {
        return sentence;
    }
}
