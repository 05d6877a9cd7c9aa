package io.credledger.cli.client.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard streams and the person at them.
 *
 * @param prompt present when input and output are both a terminal
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Optional<Prompt> prompt) {

    /** The process's own. UTF-8 whatever the locale says: JSON and CSV are read by programs. */
    @SuppressWarnings("SystemConsoleNull") // not with the provider asked for here
    public static Terminal system() {
        // From JDK 22 on the default provider answers even where there is no terminal.
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        return new Terminal(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                console == null ? Optional.empty() : Optional.of(new ConsolePrompt(console)));
    }

    public boolean interactive() {
        return prompt.isPresent();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}
