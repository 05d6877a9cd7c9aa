package io.credledger.cli.client.output;

import java.util.Locale;

/** The value of {@code --output}. */
public enum OutputFormat {
    /** For people, within the terminal's width. */
    TABLE,
    /** The answer of the API, whole; a list has all its pages in one. */
    JSON,
    /** One item per line. */
    NDJSON,
    /** RFC 4180 with a header; no cell is a formula. */
    CSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
