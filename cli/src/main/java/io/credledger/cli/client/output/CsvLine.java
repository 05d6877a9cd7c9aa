package io.credledger.cli.client.output;

import java.util.List;
import java.util.stream.Collectors;

/** One line of CSV, RFC 4180. */
final class CsvLine {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Spreadsheets run a cell that starts like a formula, quoted or not: an apostrophe in front makes it text (OWASP, CSV injection). */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quote = formula
                || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !safe.equals(safe.strip());
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
