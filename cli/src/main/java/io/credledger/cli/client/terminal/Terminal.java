package io.credledger.cli.client.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard streams and the person at them.
 *
 * @param prompt present when input and output are both a terminal
 * @param watched whether standard error is one: whoever sends the output elsewhere still sees how far it has got
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Optional<Prompt> prompt, boolean watched) {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    public Terminal(InputStream in, PrintStream out, PrintStream err, Optional<Prompt> prompt) {
        this(in, out, err, prompt, prompt.isPresent());
    }

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
                console == null ? Optional.empty() : Optional.of(new ConsolePrompt(console)),
                console != null || isTerminal(STANDARD_ERROR));
    }

    /** Where the system tells what a stream is; JDK 17 tells of input and output together only. */
    private static boolean isTerminal(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    public boolean interactive() {
        return prompt.isPresent();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}
