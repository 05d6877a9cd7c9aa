package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * One field of an answer.
 *
 * @param field its JSON name; with dots, one inside of others
 * @param title its name for people
 * @param kind what its value is
 * @param brief whether a table of many has it; CSV and the page of one always do
 */
public record Column(String field, String title, Kind kind, boolean brief) {

    /** What a value is, which decides how it is shown and whether it may be cut. */
    public enum Kind {
        TEXT,
        /** Never cut: half an id is none. */
        ID,
        TIME,
        STATUS
    }

    public static Column text(String field) {
        return of(field, Kind.TEXT);
    }

    public static Column id(String field) {
        return of(field, Kind.ID);
    }

    public static Column time(String field) {
        return of(field, Kind.TIME);
    }

    public static Column status(String field) {
        return of(field, Kind.STATUS);
    }

    /** Left out of a table of many. */
    public Column full() {
        return new Column(field, title, kind, false);
    }

    public Column titled(String other) {
        return new Column(field, other, kind, brief);
    }

    private static Column of(String field, Kind kind) {
        return new Column(field, field.replace('_', ' ').replace('.', ' '), kind, true);
    }

    String heading() {
        return title().toUpperCase(Locale.ROOT);
    }

    boolean mayBeCut() {
        return kind == Kind.TEXT;
    }

    JsonNode of(JsonNode item) {
        JsonNode value = item;
        for (String name : field.split("\\.", -1)) {
            value = value.path(name);
        }
        return value;
    }
}
