package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.cli.docs.Markdown.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show to be typed, asked or set is there to be. What they show in full is a file that a test runs. */
class SnippetsTest {

    /** Of other programs, and so only shown where a test runs them. */
    private static final Set<String> RUN = Set.of("java", "js", "jq", "sql");

    /** Other servers': Nango's, and a receiver of webhooks. */
    private static final Set<String> NOT_OURS = Set.of("GET /connections", "POST /ledger");

    private static final Pattern TYPED = Pattern.compile("^\\$ ((?:.*\\\\\n)*.*)", Pattern.MULTILINE);
    private static final Pattern ROUTE = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/[^\\s`|)\\],;?&\"]*)");
    private static final Pattern CALLED =
            Pattern.compile("(?:127\\.0\\.0\\.1:8080\\}?|CREDLEDGER_URL\\}?)(/[^\\s\"?]*)");
    private static final Pattern SETTING = Pattern.compile("\\b(?:CREDLEDGER|OAUTH_ENCRYPTION)_[A-Z_]*[A-Z]");

    private static final Vocabulary VOCABULARY = new Vocabulary();

    static Stream<Markdown> pages() {
        return Markdown.all().stream();
    }

    static Stream<Snippet> snippets() {
        return pages().flatMap(page -> page.snippets().stream());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void everySnippetIsOfAKindThatIsChecked(Snippet snippet) throws Exception {
        switch (snippet.kind()) {
            case "sh" -> canBeTyped(snippet.text());
            case "text" -> TYPED.matcher(snippet.text()).results().forEach(typed -> canBeTyped(typed.group(1)));
            case "json" ->
                assertThatCode(() -> new ObjectMapper()
                                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                                .readTree(snippet.text()))
                        .doesNotThrowAnyException();
            case "properties" -> snippet.text().lines().forEach(line -> VOCABULARY.knowsSetting(line.split("=", 2)[0]));
            // The files have more: of each provider, and around the check.
            case "yaml" -> areLinesOf(Examples.PROVIDERS, snippet.text());
            case "python" -> areLinesOf(Examples.VERIFIER, snippet.text());
            default -> {
                assertThat(RUN).contains(snippet.kind());
                assertThat(Examples.texts()).contains(snippet.text());
            }
        }
    }

    private static void areLinesOf(Path file, String text) throws IOException {
        assertThat(Files.readAllLines(file).stream().map(String::strip))
                .containsSubsequence(text.lines().map(String::strip).toList());
    }

    private static void canBeTyped(String text) {
        if (!Examples.texts().contains(text)) {
            ShellText.commands(text).forEach(VOCABULARY::knowsCommand);
        }
    }

    @Test
    void everyExampleIsRunByATest() {
        String tests = Examples.tests();

        assertThat(Examples.files())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(tests).contains(file.getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandThatIsNamedExists(Markdown page) {
        assertThat(page.words().stream().filter(word -> word.matches("(\\./)?credledger .*")))
                .allSatisfy(VOCABULARY::knowsNamedCommand);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRouteThatIsNamedExists(Markdown page) {
        String text = everything(page);
        List<String> asked = ROUTE.matcher(text)
                .results()
                .map((MatchResult found) ->
                        found.group(1) + " " + found.group(2).replaceAll("[.:']+$", ""))
                .filter(route -> !NOT_OURS.contains(route))
                .toList();

        assertThat(asked).allSatisfy(VOCABULARY::knowsRoute);
        assertThat(CALLED.matcher(text).results().map(found -> found.group(1))).allSatisfy(VOCABULARY::knowsPath);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySettingThatIsNamedExists(Markdown page) {
        assertThat(SETTING.matcher(everything(page)).results().map(MatchResult::group))
                .allSatisfy(VOCABULARY::knowsSetting);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatIsNamedExists(Markdown page) throws Exception {
        Set<String> folders;
        try (Stream<Path> top = Files.list(Markdown.ROOT)) {
            folders = Set.copyOf(top.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList());
        }
        assertThat(page.words().stream()
                        .flatMap(word -> Stream.of(word.split(" ", -1)))
                        .filter(word -> word.contains("/") && folders.contains(word.substring(0, word.indexOf('/'))))
                        // What a build or a running ledger makes is not in a clone.
                        .filter(word -> !word.contains("target/") && !word.startsWith("data/") && !word.contains("*")))
                .allSatisfy(word -> assertThat(Markdown.ROOT.resolve(word)).exists());
    }

    @Test
    void whatDoesNotExistIsFound() {
        for (String typed : List.of(
                "./credledger conections list",
                "FOO=bar credledger connections list --owned-by x | less",
                "echo \"$(credledger tokens github)\"",
                "git config credential.helper '!credledger git-credentials'",
                "deploy/nothing.sh > out",
                "mvn test -Dtest=NobodyTest")) {
            assertThatThrownBy(() -> canBeTyped(typed)).as(typed).isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> VOCABULARY.knowsRoute("POST /v1/me")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> VOCABULARY.knowsPath("/v1/nothing")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> VOCABULARY.knowsSetting("CREDLEDGER_NOTHING")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> VOCABULARY.knowsNamedCommand("credledger connections give"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> VOCABULARY.knowsNamedCommand("credledger up --nothing"))
                .isInstanceOf(AssertionError.class);
    }

    private static String everything(Markdown page) {
        return String.join("\n", page.prose()) + "\n"
                + String.join("\n", page.snippets().stream().map(Snippet::text).toList());
    }
}
