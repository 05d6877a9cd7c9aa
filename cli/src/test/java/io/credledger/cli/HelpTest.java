package io.credledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.client.terminal.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command explains itself. */
class HelpTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    static Stream<String> everyCommand() {
        List<String> names = new ArrayList<>();
        collect(CommandTree.in(Surroundings.system()), "", names);
        return new LinkedHashSet<>(names).stream();
    }

    private static void collect(CommandLine command, String path, List<String> names) {
        names.add(path.strip());
        for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
            collect(sub.getValue(), path + " " + sub.getKey(), names);
        }
    }

    @ParameterizedTest(name = "credledger {0} --help")
    @MethodSource("everyCommand")
    void fitsEightyColumnsAndSaysWhatItDoes(String command) {
        Cli.Outcome outcome = new Cli(home).run((command + " --help").strip().split(" "));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: credledger");
        assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(outcome.out()).doesNotContain("${", "<main class>", "null").contains("-h, --help");
    }

    /** A list of commands shows the first line of each; whoever breaks lines by hand breaks sentences. */
    @Test
    void aLineOfADescriptionIsASentence() {
        List<String> lines = new ArrayList<>();
        collectLines(CommandTree.in(Surroundings.system()), lines);

        assertThat(lines)
                .hasSizeGreaterThan(200)
                .allSatisfy(line -> assertThat(line).matches("(?s).*[.!?)\"'}]"));
    }

    private static void collectLines(CommandLine command, List<String> lines) {
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        lines.addAll(List.of(spec.usageMessage().description()));
        spec.args().forEach(argument -> lines.addAll(List.of(argument.description())));
        command.getSubcommands().values().forEach(sub -> collectLines(sub, lines));
    }

    @Test
    void theRootListsExitCodesAndExamples() {
        assertThat(new Cli(home).run("--help").out())
                .contains("Exit codes:", "  7   ", "  9   ", "Examples:", "connections", "doctor");
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(new Cli(home).run("--version").out()).matches("credledger \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+\\)\n");
    }

    @Test
    void aMisspelledCommandGetsASuggestion() {
        assertThat(new Cli(home).run("connectoins").err()).contains("did you mean connect or connections?");
        assertThat(new Cli(home).run("logut").err()).contains("did you mean logout?");
    }
}
