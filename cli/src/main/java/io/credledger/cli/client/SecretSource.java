package io.credledger.cli.client;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.profile.SecretLine;
import io.credledger.cli.client.terminal.Prompt;
import io.credledger.cli.client.terminal.Terminal;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret comes from: standard input, a file, else a prompt. An argument is none of them: every account can see those.
 *
 * @param what it is, in words
 * @param option the common beginning of its two options
 */
public record SecretSource(
        String what,
        String option,
        boolean fromStdin,
        @Nullable Path file) {

    private static final int LONGEST = SecretToken.MAX_BYTES + SecretLine.LINE_END;

    public SecretSource {
        if (fromStdin && file != null) {
            throw ClientException.usage(option + "-stdin and " + option + "-file exclude each other");
        }
    }

    /** Whether an option names it. */
    public boolean named() {
        return fromStdin || file != null;
    }

    public SecretToken read(Terminal terminal) {
        if (file != null) {
            return fromFile(file);
        }
        // Typed into a terminal it would be shown.
        if (fromStdin && !terminal.interactive()) {
            return fromStdin(terminal);
        }
        return asked(terminal)
                .orElseThrow(() -> ClientException.usage(
                        "give " + what + " by " + option + "-stdin or " + option + "-file, or type it at a terminal"));
    }

    /** Only the prompt: empty when nobody can be asked or nothing is typed. */
    public Optional<SecretToken> asked(Terminal terminal) {
        try {
            return terminal.prompt().flatMap(this::asked);
        } catch (SecretRefusedException e) {
            throw refused(e);
        }
    }

    private Optional<SecretToken> asked(Prompt prompt) {
        return prompt.askSecret(Character.toUpperCase(what.charAt(0)) + what.substring(1));
    }

    private SecretToken fromFile(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return line(in);
        } catch (IOException e) {
            throw ClientException.badConfiguration("the file of " + option + "-file cannot be read");
        }
    }

    private SecretToken fromStdin(Terminal terminal) {
        try {
            return line(terminal.in());
        } catch (IOException e) {
            throw ClientException.usage("standard input cannot be read for " + option + "-stdin");
        }
    }

    private SecretToken line(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        try {
            // Two pasted lines are a mistake that would be found only when the secret does not work.
            if (SecretLine.severalLines(bytes)) {
                throw ClientException.usage(what + " must be one line");
            }
            return SecretLine.of(bytes);
        } catch (SecretRefusedException e) {
            throw refused(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private ClientException refused(SecretRefusedException e) {
        return ClientException.usage(what + " " + e.rule().text());
    }
}
