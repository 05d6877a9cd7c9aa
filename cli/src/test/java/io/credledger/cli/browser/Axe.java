package io.credledger.cli.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What axe-core finds in the page that is shown. */
public final class Axe {

    private static final Path SOURCE = Path.of("src/test/npm/axe-core/axe.min.js");

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              ({ violations }) => done(violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
                  `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`))),
              (problem) => done([`axe itself: ${problem}`]));
            """;

    private Axe() {}

    /** What keeps people out, in a sentence each. */
    public static List<String> grave(HeadlessBrowser browser) throws IOException {
        browser.run(Files.readString(SOURCE));
        return ((List<?>) Objects.requireNonNull(browser.runLater(RUN)))
                .stream().map(Object::toString).toList();
    }
}
