package io.credledger.cli.client.terminal;

import java.io.IOException;
import java.util.List;

/** Starts another program and lets it be. */
@FunctionalInterface
public interface Launcher {

    void start(List<String> command) throws IOException;

    /** Quiet, and without our own variables: one may be a token. */
    static Launcher real() {
        return command -> {
            ProcessBuilder program = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            program.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("OAUTH_ENCRYPTION_KEY"));
            program.start().getOutputStream().close();
        };
    }
}
