package io.credledger.cli.docs;

import io.credledger.cli.docs.Tour.Part;
import io.credledger.cli.docs.Tour.Said;
import io.credledger.cli.docs.Tour.Seen;
import io.credledger.cli.docs.Tour.Step;
import io.credledger.cli.docs.Tour.Typed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** docs/tour.md. */
final class TourPage {

    /** {@code -Dcredledger.pictures=write} renews the page and its pictures; else they are only compared, and looked at. */
    static final boolean WRITES = "write".equals(System.getProperty("credledger.pictures"));

    static final Path PICTURES = WRITES ? Path.of("../docs/images") : Path.of("target/pictures");

    private static final Path PAGE = Path.of("../docs/tour.md");

    private static final String BEGIN = """
            # The tour

            What a new user does and sees, from a clone to a connected account and its history, by the [README](../README.md#quickstart) alone. `TourIT` does
            all of it in every build, in a terminal and in Chromium, and fails when this page shows anything else than what it did; with the README's command it
            writes this page and its pictures anew.

            Ids, times, positions and ports are examples; all else is what was printed. The seconds are those of one run. A clone comes before
            them, and the first `./credledger` of a clone, which builds the program with Maven.

            """;

    private TourPage() {}

    static String rendered(List<Part> parts, Steady steady) {
        StringBuilder page = new StringBuilder(BEGIN).append("| part | seconds |\n|---|---|\n");
        for (Part part : parts) {
            page.append("| %s | %d |\n".formatted(part.heading(), Tour.seconds(part.took())));
        }
        page.append(machine());
        for (Part part : parts) {
            page.append("\n## ").append(part.heading()).append('\n');
            Step before = new Said("");
            for (Step step : part.steps()) {
                page.append(rendered(step, before, steady));
                before = step;
            }
            page.append(before instanceof Typed ? "```\n" : "");
        }
        return page.toString();
    }

    private static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%nProcessors: %d. Load average of the minute when they had been taken: %.0f.%n",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage());
    }

    /** Commands that follow each other are in one fence. */
    private static String rendered(Step step, Step before, Steady steady) {
        String end = before instanceof Typed && !(step instanceof Typed) ? "```\n" : "";
        if (step instanceof Typed typed) {
            String printed = steady.of(typed.output()).stripTrailing().replaceAll(" +\n", "\n");
            return (before instanceof Typed ? "" : "\n```text\n") + "$ " + typed.command() + "\n"
                    + (printed.isEmpty() ? "" : printed + "\n");
        }
        if (step instanceof Seen seen) {
            return end + "\n![%s](images/%s.png)\n".formatted(seen.caption(), seen.picture());
        }
        return end + "\n" + ((Said) step).text() + "\n";
    }

    static String written() throws IOException {
        return Files.readString(PAGE);
    }

    /** A run that differs in figures or in the order of ids only is no news. */
    static void write(String page) throws IOException {
        if (!Files.exists(PAGE) || !sorted(written()).equals(sorted(page))) {
            Files.writeString(PAGE, page);
        }
    }

    /** All but what was printed. */
    static String outline(String page) {
        boolean printed = false;
        boolean continues = false;
        StringBuilder kept = new StringBuilder();
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                printed = line.equals("```text");
            }
            if (!printed || continues || line.startsWith("$ ") || line.startsWith("```")) {
                kept.append(line).append('\n');
                continues = printed && line.endsWith("\\");
            }
        }
        return withoutFigures(kept.toString());
    }

    private static List<String> sorted(String page) {
        return withoutFigures(page).lines().sorted().toList();
    }

    private static String withoutFigures(String text) {
        return text.lines()
                .map(line -> line.startsWith("$ ")
                        ? line
                        : line.replaceAll("\\d+", "0").replaceAll(" +", " "))
                .collect(Collectors.joining("\n"));
    }
}
