package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {

    static Stream<Markdown> pages() {
        return Markdown.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Markdown page) {
        List<String> here =
                page.links().stream().filter(link -> !link.matches("[a-z]+:.*")).toList();

        assertThat(here).allSatisfy(link -> leadsSomewhere(page, link));
    }

    private static void leadsSomewhere(Markdown page, String link) {
        String[] parts = link.split("#", 2);
        Path from = Markdown.ROOT.resolve(page.file());
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        assertThat(Files.exists(to)).as("%s of %s is there", link, page.file()).isTrue();
        if (parts.length == 2 && to.toString().endsWith(".md")) {
            assertThat(Markdown.read(to).anchors())
                    .as("%s of %s", link, page.file())
                    .contains(parts[1]);
        }
    }

    @Test
    void everyPageOfTheDocumentationIsOnItsMap() {
        List<String> onTheMap = Markdown.read(Path.of("../docs/README.md")).links();

        assertThat(pages().map(Markdown::file)
                        .filter(file ->
                                file.getParent() != null && file.getParent().endsWith("docs"))
                        .map(file -> file.getFileName().toString())
                        .filter(file -> !file.equals("README.md")))
                .allSatisfy(file -> assertThat(onTheMap).contains(file));
    }

    @Test
    void anchorsAreThoseOfGitHub() {
        Markdown page = Markdown.of(
                Path.of("x.md"),
                List.of(
                        "# Connected accounts: `/`",
                        "## What [it](a.md) is",
                        "## What it is",
                        "```sh",
                        "# none",
                        "```"));

        assertThat(page.anchors()).containsExactly("connected-accounts-", "what-it-is", "what-it-is-1");
    }
}
