package io.credledger.cli.client.terminal;

import io.credledger.secret.SecretToken;
import java.io.Console;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Asks on the terminal that the process was started from. */
record ConsolePrompt(Console console) implements Prompt {

    @Override
    public Optional<String> ask(String question) {
        return Optional.ofNullable(console.readLine("%s: ", question))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty());
    }

    @Override
    public Optional<SecretToken> askSecret(String question) {
        char[] typed = console.readPassword("%s (not shown): ", question);
        if (typed == null || typed.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(SecretToken.fromUserInput(CharBuffer.wrap(typed)));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
