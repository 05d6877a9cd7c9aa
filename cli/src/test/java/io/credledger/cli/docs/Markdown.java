package io.credledger.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the repository, without what is shown in fences.
 *
 * @param file from the root of the repository
 */
record Markdown(Path file, List<String> prose, List<Snippet> snippets) {

    static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("(\\s*)```(\\S*)\\s*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)\\s*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`]+)`(?!`)");

    /** What stands in one fence. */
    record Snippet(String where, String kind, String text) {}

    /** Those that are ours: what came with a library is its own. */
    static List<Markdown> all() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Markdown::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Markdown read(Path file) {
        try {
            return of(ROOT.relativize(file), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Markdown of(Path file, List<String> lines) {
        List<String> prose = new ArrayList<>();
        List<Snippet> snippets = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Matcher fence = FENCE.matcher(lines.get(at));
            if (!fence.matches()) {
                prose.add(lines.get(at));
                continue;
            }
            int begin = at + 1;
            String end = fence.group(1) + "```";
            do {
                at++;
            } while (!lines.get(at).stripTrailing().equals(end));
            snippets.add(new Snippet(file + ":" + begin, fence.group(2), String.join("\n", lines.subList(begin, at))));
        }
        return new Markdown(file, List.copyOf(prose), List.copyOf(snippets));
    }

    /** Addresses, as they are written. */
    List<String> links() {
        return found(LINK);
    }

    /** What is set in the type of code within a sentence. */
    List<String> words() {
        return found(CODE);
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(String.join("\n", prose))
                .results()
                .map((MatchResult found) -> found.group(1).replace('\n', ' '))
                .toList();
    }

    /** As GitHub makes them of headings. */
    List<String> anchors() {
        Map<String, Integer> times = new HashMap<>();
        return prose.stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> slug(heading.group(1)))
                .map(slug -> {
                    int before = times.merge(slug, 1, Integer::sum) - 1;
                    return before == 0 ? slug : slug + "-" + before;
                })
                .toList();
    }

    private static String slug(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}
