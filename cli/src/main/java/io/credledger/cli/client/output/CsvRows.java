package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every column of the view, whatever a table would leave out: programs rely on them being there. */
record CsvRows(View view, PrintStream out) implements Rows {

    CsvRows {
        out.print(CsvLine.of(view.columns().stream().map(Column::field).toList()));
    }

    @Override
    public void page(List<JsonNode> items) {
        items.forEach(item -> out.print(CsvLine.of(view.columns().stream()
                .map(column -> Cells.raw(column.of(item)))
                .toList())));
    }

    @Override
    public void end(@Nullable String nextCursor) {
        // Each line stands for itself.
    }
}
