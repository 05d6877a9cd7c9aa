package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is worth showing of one kind of thing, in order. */
public record View(List<Column> columns) {

    public View {
        columns = List.copyOf(columns);
    }

    public static View of(Column... columns) {
        return new View(List.of(columns));
    }

    List<Column> brief() {
        return columns.stream().filter(Column::brief).toList();
    }

    /** The columns that {@code thing} has; of something else altogether, every field that it has. */
    List<Column> presentIn(JsonNode thing) {
        List<Column> present = columns.stream()
                .filter(column -> !column.of(thing).isMissingNode())
                .toList();
        if (!present.isEmpty()) {
            return present;
        }
        List<Column> every = new ArrayList<>();
        thing.fieldNames().forEachRemaining(field -> every.add(Column.text(field)));
        return every;
    }
}
