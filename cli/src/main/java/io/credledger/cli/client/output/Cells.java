package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.Palette.Tone;
import io.credledger.cli.client.terminal.SafeText;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A JSON value as the text of a cell. */
final class Cells {

    private Cells() {}

    /** As it is: nothing for null, a list as words, an object as JSON. */
    static String raw(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Cells::raw)
                    .collect(Collectors.joining(" "));
        }
        return value.isObject() ? Json.compact(value) : value.asText();
    }

    /** For people. */
    static String shown(Column column, JsonNode item) {
        JsonNode value = column.of(item);
        String text = words(value);
        return column.kind() == Column.Kind.TIME ? Times.brief(text) : SafeText.of(text);
    }

    static Tone tone(Column column, String text) {
        if (column.kind() != Column.Kind.STATUS) {
            return Tone.NORMAL;
        }
        return switch (text) {
            case "connected", "active", "ready", "ok", "valid" -> Tone.GOOD;
            case "refreshing", "pending", "expired", "warning" -> Tone.WARNING;
            case "needs_reauth", "failed" -> Tone.BAD;
            case "disconnected", "inactive", "erased", "revoked" -> Tone.PAST;
            default -> Tone.NORMAL;
        };
    }

    private static String words(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isObject() ? pairs(value) : raw(value);
    }

    private static String pairs(JsonNode object) {
        return object.properties().stream()
                .map(entry -> entry.getKey() + "=" + raw(entry.getValue()))
                .collect(Collectors.joining(" "));
    }
}
