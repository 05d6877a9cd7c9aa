package io.credledger.cli.client.terminal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The desktop's way to show a web page.
 *
 * @param system the operating system, as Java names it
 */
public record Browser(Surroundings surroundings, String system) {

    private static final String PAGE = "%s";

    public static Browser of(Surroundings surroundings) {
        return new Browser(surroundings, System.getProperty("os.name"));
    }

    /** Whether a program took the page. Whether a person sees it, nobody tells us. */
    public boolean show(URI page) {
        for (List<String> command : commands(page.toASCIIString())) {
            try {
                surroundings.launcher().start(command);
                return true;
            } catch (IOException e) {
                // Not installed, or not ours to run: the next one may be.
            }
        }
        return false;
    }

    private List<List<String>> commands(String page) {
        return surroundings
                .variable("BROWSER")
                .map(programs -> chosen(programs, page))
                .orElseGet(() -> openers(page).toList());
    }

    /** As in {@code xdg-open(1)}: several by preference, each with {@code %s} where the page goes, else behind it. */
    private static List<List<String>> chosen(String programs, String page) {
        List<List<String>> commands = new ArrayList<>();
        for (String program : programs.split(File.pathSeparator, -1)) {
            if (!program.isBlank()) {
                String whole = program.contains(PAGE) ? program : program + " " + PAGE;
                commands.add(Arrays.stream(whole.strip().split("\\s+"))
                        .map(word -> word.replace(PAGE, page))
                        .toList());
            }
        }
        return commands;
    }

    private Stream<List<String>> openers(String page) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Stream.of(List.of("open", page));
        }
        if (name.startsWith("windows")) {
            return Stream.of(List.of("rundll32", "url.dll,FileProtocolHandler", page));
        }
        // Without a display it would start a text browser in this very terminal.
        return Stream.of("DISPLAY", "WAYLAND_DISPLAY").anyMatch(this::has)
                ? Stream.of(List.of("xdg-open", page))
                : Stream.empty();
    }

    private boolean has(String variable) {
        return surroundings.variable(variable).isPresent();
    }
}
