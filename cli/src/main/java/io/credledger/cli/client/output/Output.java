package io.credledger.cli.client.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.Palette;
import io.credledger.cli.client.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Standard output in the chosen format. */
public final class Output {

    private static final int DEFAULT_WIDTH = 80;

    private final OutputFormat format;
    private final Palette palette;
    private final Surroundings surroundings;

    public Output(OutputFormat format, Palette palette, Surroundings surroundings) {
        this.format = format;
        this.palette = palette;
        this.surroundings = surroundings;
    }

    public OutputFormat format() {
        return format;
    }

    public Palette palette() {
        return palette;
    }

    /** One thing, whole. */
    public void one(View view, JsonNode thing) {
        PrintStream out = out();
        switch (format) {
            case TABLE -> new Card(view, palette, surroundings.clock().instant()).print(thing, out);
            case JSON -> indented(thing);
            default -> {
                Rows rows = rows(view);
                rows.page(List.of(thing));
                rows.end(null);
            }
        }
        out.flush();
    }

    public Rows rows(View view) {
        return switch (format) {
            case TABLE -> new TableRows(view, out(), palette, width());
            case JSON -> new JsonRows(out());
            case NDJSON -> new NdjsonRows(out());
            case CSV -> new CsvRows(view, out());
        };
    }

    /** Something said to a person only: programs get the answer itself. */
    public void sentence(String text) {
        if (format == OutputFormat.TABLE) {
            line(text);
        }
    }

    public void line(String text) {
        out().print(text + "\n");
        out().flush();
    }

    /** Whether whoever reads the output has gone away, as {@code head} does. */
    public boolean abandoned() {
        return out().checkError();
    }

    private void indented(JsonNode thing) {
        try {
            JsonGenerator generator = Json.generator(out());
            generator.writeTree(thing);
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out().print('\n');
    }

    private PrintStream out() {
        return surroundings.terminal().out();
    }

    private int width() {
        try {
            return Math.max(
                    20, surroundings.variable("COLUMNS").map(Integer::parseInt).orElse(DEFAULT_WIDTH));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }
}
