package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

record NdjsonRows(PrintStream out) implements Rows {

    @Override
    public void page(List<JsonNode> items) {
        items.forEach(item -> out.print(Json.compact(item) + "\n"));
    }

    @Override
    public void end(@Nullable String nextCursor) {
        // Each line stands for itself.
    }
}
