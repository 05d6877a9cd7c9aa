package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.DisplayWidth;
import io.credledger.cli.client.terminal.Palette;
import io.credledger.cli.client.terminal.Palette.Tone;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose widths the first page decides, so that a long list need not be held. */
final class TableRows implements Rows {

    private final List<Column> columns;
    private final PrintStream out;
    private final Palette palette;
    private final int available;
    private int @Nullable [] widths;

    TableRows(View view, PrintStream out, Palette palette, int available) {
        this.columns = view.brief();
        this.out = out;
        this.palette = palette;
        this.available = available;
    }

    @Override
    public void page(List<JsonNode> items) {
        List<List<String>> rows = items.stream().map(this::cells).toList();
        int[] fitting = widths;
        if (fitting == null) {
            fitting = TableLayout.widths(columns, rows, available);
            widths = fitting;
            heading(fitting);
        }
        for (List<String> row : rows) {
            row(row, fitting);
        }
    }

    @Override
    public void end(@Nullable String nextCursor) {
        if (widths == null) {
            page(List.of());
        }
    }

    private List<String> cells(JsonNode item) {
        return columns.stream().map(column -> Cells.shown(column, item)).toList();
    }

    private void heading(int[] fitting) {
        List<String> headings = columns.stream().map(Column::heading).toList();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fitting.length; i++) {
            line.append(DisplayWidth.pad(headings.get(i), fitting[i])).append(" ".repeat(TableLayout.GAP));
        }
        out.print(palette.paint(Tone.HEADING, line.toString().stripTrailing()) + "\n");
    }

    private void row(List<String> cells, int[] fitting) {
        StringBuilder line = new StringBuilder();
        int last = lastFilled(cells);
        for (int i = 0; i <= last; i++) {
            Column column = columns.get(i);
            String text = column.mayBeCut() ? DisplayWidth.cut(cells.get(i), fitting[i]) : cells.get(i);
            line.append(palette.paint(Cells.tone(column, text), text));
            if (i < last) {
                line.append(" ".repeat(Math.max(0, fitting[i] - DisplayWidth.of(text)) + TableLayout.GAP));
            }
        }
        out.print(line.append('\n'));
    }

    private static int lastFilled(List<String> cells) {
        int last = cells.size() - 1;
        while (last >= 0 && cells.get(last).isEmpty()) {
            last--;
        }
        return last;
    }
}
