package io.credledger.cli;

import io.credledger.cli.client.terminal.Prompt;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.cli.client.terminal.Terminal;
import io.credledger.secret.SecretToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the command in this process, in surroundings that a test makes up. */
public final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private final FakeTime time = new FakeTime();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final List<List<String>> launched = new ArrayList<>();
    private String input = "";
    private boolean interactive;

    /** @param directory home and working directory of whoever types */
    public Cli(Path directory) {
        this.directory = directory;
        environment.put("HOME", directory.toString());
    }

    /** How it ended. */
    public record Outcome(int code, String out, String err) {}

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Cli input(String text) {
        input = text;
        return this;
    }

    /** At a terminal, where a person answers what is asked. */
    public Cli atTerminal(String... typed) {
        interactive = true;
        answers.addAll(List.of(typed));
        return this;
    }

    public FakeTime time() {
        return time;
    }

    public List<String> questions() {
        return questions;
    }

    /** The programs that were started. */
    public List<List<String>> launched() {
        return launched;
    }

    public Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive ? Optional.of(new TypedAnswers()) : Optional.empty());
        int code = CommandTree.in(new Surroundings(terminal, environment, directory, time, time, launched::add))
                .execute(arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private final class TypedAnswers implements Prompt {

        @Override
        public Optional<String> ask(String question) {
            questions.add(question);
            return Optional.ofNullable(answers.poll());
        }

        @Override
        public Optional<SecretToken> askSecret(String question) {
            return ask(question).map(SecretToken::fromUserInput);
        }
    }
}
