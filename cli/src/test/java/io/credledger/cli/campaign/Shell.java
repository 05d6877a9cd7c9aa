package io.credledger.cli.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs of the system. */
final class Shell {
    private Shell() {}

    /** What the program printed; one that fails is an exception with it. */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }

    /** Whether it succeeded. */
    static boolean tryToRun(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

}
