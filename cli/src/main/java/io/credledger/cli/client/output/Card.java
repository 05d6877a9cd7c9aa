package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.DisplayWidth;
import io.credledger.cli.client.terminal.Palette;
import io.credledger.cli.client.terminal.Palette.Tone;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** One thing as lines of name and value; what is empty is left out, nothing is cut. */
record Card(View view, Palette palette, Instant now) {

    void print(JsonNode thing, PrintStream out) {
        List<Column> columns = view.presentIn(thing).stream()
                .filter(column -> !Cells.shown(column, thing).isEmpty())
                .toList();
        int width = columns.stream()
                .mapToInt(column -> DisplayWidth.of(column.title()))
                .max()
                .orElse(0);
        for (Column column : columns) {
            String title = DisplayWidth.pad(column.title(), width + TableLayout.GAP);
            out.print(palette.paint(Tone.HEADING, title) + value(column, thing) + "\n");
        }
    }

    private String value(Column column, JsonNode thing) {
        if (column.kind() == Column.Kind.TIME) {
            return Times.withDistance(Cells.raw(column.of(thing)), now);
        }
        String text = Cells.shown(column, thing);
        return palette.paint(Cells.tone(column, text), text);
    }
}
