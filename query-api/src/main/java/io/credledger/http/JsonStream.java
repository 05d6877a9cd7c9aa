package io.credledger.http;

import java.io.IOException;
import java.util.Optional;

/** One JSON object, its members written one after the other. */
final class JsonStream {

    private final LongAnswer out;
    private String before = "{";

    JsonStream(LongAnswer out) {
        this.out = out;
    }

    /** Something that yields items one by one; empty at the end. */
    @FunctionalInterface
    interface Items<T> {
        Optional<T> next() throws IOException;
    }

    void member(String name, Object value) throws IOException {
        name(name);
        out.write(Json.write(value));
    }

    <T> void array(String name, Items<T> items) throws IOException {
        name(name);
        out.write("[");
        String separator = "";
        for (Optional<T> item = items.next(); item.isPresent(); item = items.next()) {
            out.write(separator);
            out.write(Json.write(item.get()));
            separator = ",\n";
        }
        out.write("]");
    }

    void end() throws IOException {
        out.write(before.equals("{") ? "{}" : "}");
    }

    private void name(String name) throws IOException {
        out.write(before);
        before = ",\n";
        out.write(Json.write(name));
        out.write(":");
    }
}
