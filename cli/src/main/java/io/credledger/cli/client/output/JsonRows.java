package io.credledger.cli.client.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All pages as one page of the API: {@code {"items": […], "next_cursor": …}}. */
final class JsonRows implements Rows {

    private final PrintStream out;
    private final JsonGenerator generator;

    JsonRows(PrintStream out) {
        this.out = out;
        try {
            generator = Json.generator(out);
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void page(List<JsonNode> items) {
        try {
            for (JsonNode item : items) {
                generator.writeTree(item);
            }
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end(@Nullable String nextCursor) {
        try {
            generator.writeEndArray();
            generator.writeStringField("next_cursor", nextCursor);
            generator.writeEndObject();
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print('\n');
    }
}
