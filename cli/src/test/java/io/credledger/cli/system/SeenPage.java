package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.Axe;
import io.credledger.cli.browser.HeadlessBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One of our pages in a real browser: what it may not do, whatever it shows. */
final class SeenPage {

    /** {@code -Dcredledger.pictures=write} renews those of the documentation; else they are only looked at. */
    private static final Path PICTURES = "write".equals(System.getProperty("credledger.pictures"))
            ? Path.of("..", "docs", "images")
            : Path.of("target", "pictures");

    private static final int PHONE = 360;

    private static final String SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => {
              for (const shift of list.getEntries()) {
                if (!shift.hadRecentInput) {
                  const rect = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join();
                  window.shifts.push(shift.value + ' ' + shift.sources.map(({ node, previousRect, currentRect }) =>
                    (node?.outerHTML?.slice(0, 120) ?? node?.data) + ' ' + rect(previousRect) + ' > ' + rect(currentRect)).join(' | '));
                }
              }
            }).observe({ type: 'layout-shift' });
            """;

    private final HeadlessBrowser browser;
    private final String url;

    SeenPage(HeadlessBrowser browser, String url) {
        this.browser = browser;
        this.url = url;
    }

    /** Comes back from the sign-in page to where it wanted to go. */
    void openAs(Person person, String path) {
        open(path);
        browser.type("#token", person.token());
        browser.press("form[action='/signin/token'] [type=submit]");
    }

    void open(String path) {
        browser.open(URI.create(url + path));
    }

    void watchForShifts() {
        browser.run(SHIFTS);
    }

    void hasNotMoved() {
        assertThat((List<?>) browser.run("return window.shifts")).isEmpty();
    }

    /** Nothing was refused by the policy, and no script failed. */
    void hasNoComplaints() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** On a screen and on a phone, in light and in dark; each is kept as a picture. */
    void isReadable(String name) throws IOException {
        Files.createDirectories(PICTURES);
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            isReadable(name + "-" + scheme, 1100, 760);
        }
        browser.prefer("light");
        isReadable(name + "-phone", PHONE, 740);
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("a phone has not to be scrolled sideways")
                .isEqualTo(true);
        browser.resize(1100, 760);
    }

    private void isReadable(String picture, int width, int height) throws IOException {
        browser.resize(width, height);
        assertThat(Axe.grave(browser)).as(picture).isEmpty();
        browser.picture(PICTURES.resolve(picture + ".png"));
    }

    /** Neither in what is shown nor in what is kept. */
    void knowsNone(String... secrets) {
        String known = browser.source()
                + browser.address()
                + Objects.requireNonNull(
                        browser.run(
                                "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie + JSON.stringify(history.state)"));
        for (String secret : secrets) {
            assertThat(known.contains(secret)).as("a secret is in the page").isFalse();
        }
    }

    /** All that came for it, in bytes as they were sent. */
    long transferred() {
        return ((Number) Objects.requireNonNull(browser.run("""
                return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .reduce((sum, { transferSize }) => sum + transferSize, 0)"""))).longValue();
    }
}
