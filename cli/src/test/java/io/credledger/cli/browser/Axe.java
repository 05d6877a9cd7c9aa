package io.credledger.cli.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** What axe-core finds in the page that is shown. */
public final class Axe {

    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

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
        browser.run(source());
        return ((List<?>) Objects.requireNonNull(browser.runLater(RUN)))
                .stream().map(Object::toString).toList();
    }

    private static String source() throws IOException {
        Properties webjar = new Properties();
        try (InputStream in = open(WEBJAR)) {
            webjar.load(in);
        }
        String file = "/META-INF/resources/webjars/axe-core/" + webjar.getProperty("version") + "/axe.min.js";
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Axe.class.getResourceAsStream(resource), "the webjar of axe-core has a file");
    }
}
