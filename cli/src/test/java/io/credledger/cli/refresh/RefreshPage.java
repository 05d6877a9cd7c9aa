package io.credledger.cli.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page with the matrix. After a deliberate change: {@code -Ddocs.freeze=true}. */
final class RefreshPage {

    private static final Path PAGE = Path.of("../docs/refresh.md");

    private RefreshPage() {}

    /** The table between its two markers is what the test has seen. */
    static void shows(String name, String table) throws IOException {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(to).as("the markers of %s", name).isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("docs.freeze")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table);
        }
    }
}
