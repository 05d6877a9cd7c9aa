package io.credledger.cli.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which program shows a page. */
class BrowserTest {

    private static final URI PAGE = URI.create("https://ledger.example/connect/start?ticket=a%20b&x=%25s");
    private static final String TEXT = PAGE.toString();

    private final List<List<String>> tried = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private boolean show(String system, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, Optional.empty());
        return new Browser(
                        new Surroundings(
                                terminal, environment, Path.of(""), Clock.systemUTC(), duration -> {}, this::launch),
                        system)
                .show(PAGE);
    }

    private void launch(List<String> command) throws IOException {
        tried.add(command);
        if (missing.contains(command.get(0))) {
            throw new IOException("not installed");
        }
    }

    @Test
    void eachSystemHasItsOwn() {
        assertThat(show("Mac OS X", Map.of())).isTrue();
        assertThat(show("Windows 11", Map.of())).isTrue();
        assertThat(show("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(show("FreeBSD", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();

        assertThat(tried)
                .containsExactly(
                        List.of("open", TEXT),
                        List.of("rundll32", "url.dll,FileProtocolHandler", TEXT),
                        List.of("xdg-open", TEXT),
                        List.of("xdg-open", TEXT));
    }

    @Test
    void withoutADisplayNoneIsStarted() {
        assertThat(show("Linux", Map.of())).isFalse();
        assertThat(tried).isEmpty();
    }

    @Test
    void whatBrowserNamesGoesFirst() {
        show("Linux", Map.of("DISPLAY", ":0", "BROWSER", "firefox --new-tab"));
        show("Linux", Map.of("BROWSER", "open-page --at=%s --quiet"));

        assertThat(tried)
                .containsExactly(
                        List.of("firefox", "--new-tab", TEXT), List.of("open-page", "--at=" + TEXT, "--quiet"));
    }

    @Test
    void theNextIsTriedWhereOneIsMissing() {
        missing.add("epiphany");

        assertThat(show("Linux", Map.of("BROWSER", "epiphany::konqueror"))).isTrue();
        assertThat(tried).containsExactly(List.of("epiphany", TEXT), List.of("konqueror", TEXT));
    }

    @Test
    void whereNoneCanBeStartedItIsSaid() {
        missing.add("xdg-open");

        assertThat(show("Linux", Map.of("DISPLAY", ":0"))).isFalse();
    }
}
