package io.credledger.cli.client.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints many things, page by page, as they arrive. */
public interface Rows {

    void page(List<JsonNode> items);

    /** @param nextCursor where the rest begins, when not all was asked for */
    void end(@Nullable String nextCursor);
}
