package io.credledger.forge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor for the next page, null after the last */
public record ForgePage<T>(List<T> items, @Nullable String nextCursor) {

    public ForgePage {
        items = List.copyOf(items);
    }
}
