package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * One field of an answer.
 *
 * @param field its JSON name
 * @param kind what its value is
 * @param brief whether a table of many has it; CSV and the page of one always do
 */
public record Column(String field, Kind kind, boolean brief) {

    /** What a value is, which decides how it is shown and whether it may be cut. */
    public enum Kind {
        TEXT,
        /** Never cut: half an id is none. */
        ID,
        TIME,
        STATUS
    }

    public static Column text(String field) {
        return new Column(field, Kind.TEXT, true);
    }

    public static Column id(String field) {
        return new Column(field, Kind.ID, true);
    }

    public static Column time(String field) {
        return new Column(field, Kind.TIME, true);
    }

    public static Column status(String field) {
        return new Column(field, Kind.STATUS, true);
    }

    /** Left out of a table of many. */
    public Column full() {
        return new Column(field, kind, false);
    }

    String heading() {
        return title().toUpperCase(Locale.ROOT);
    }

    String title() {
        return field.replace('_', ' ');
    }

    boolean mayBeCut() {
        return kind == Kind.TEXT;
    }

    JsonNode of(JsonNode item) {
        return item.path(field);
    }
}
