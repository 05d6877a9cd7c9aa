package io.credledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptsTest {

    private static final Path SOURCES = Path.of("src/main/resources/web/app");
    private static final Pattern IMPORT = Pattern.compile("[}\\w]\\s*from\\s*[\"']([^\"']+)[\"']");

    @Test
    void everyScriptIsServedAndNothingElse() throws IOException {
        assertThat(names()).allSatisfy(name -> assertThat(Scripts.find(name)).isPresent());
        assertThat(Scripts.find("lit-html/README.md")).isEmpty();
        assertThat(Scripts.find("../credledger.css")).isEmpty();
    }

    @Test
    void whatAModuleNamesLiesBesideIt() throws IOException {
        assertThat(names()).allSatisfy(name -> {
            for (String imported : imports(name)) {
                assertThat(imported).startsWith(".");
                String found = URI.create(name).resolve(imported).toString();
                assertThat(Scripts.find(found))
                        .as(name + " imports " + imported)
                        .isPresent();
            }
        });
    }

    /** What the policy forbids would only be found in a browser. */
    @Test
    void noScriptMakesAPartOfAPageFromText() throws IOException {
        assertThat(own())
                .allSatisfy(name -> assertThat(text(name))
                        .doesNotContain("innerHTML")
                        .doesNotContain("insertAdjacentHTML")
                        .doesNotContain("eval(")
                        .doesNotContain("new Function")
                        .doesNotContain("style=")
                        .doesNotContain("http://")
                        .doesNotContain("https://"));
    }

    @Test
    void aLinkChangesWithWhatIsBehindIt() {
        String version = Scripts.theme().split("/", -1)[2];

        assertThat(Scripts.isThis(version)).isTrue();
        assertThat(Scripts.isThis("0000000000000000")).isFalse();
        assertThat(Scripts.page("accounts")).startsWith("/assets/" + version + '/');
        assertThat(Scripts.shared()).allMatch(link -> link.startsWith("/assets/" + version + '/'));
    }

    private static List<String> imports(String name) {
        return IMPORT.matcher(text(name)).results().map(found -> found.group(1)).toList();
    }

    private static String text(String name) {
        return new String(Scripts.find(name).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static List<String> own() throws IOException {
        return names().stream().filter(name -> !name.startsWith("lit-html")).toList();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(file -> SOURCES.relativize(file).toString())
                    .filter(name -> name.endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }
}
