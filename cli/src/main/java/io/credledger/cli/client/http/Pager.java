package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Follows {@code next_cursor} from page to page. */
public final class Pager {

    /** The most that the API gives at once. */
    private static final int LARGEST_PAGE = 500;

    private final ApiClient api;
    private final ApiRequest list;
    private @Nullable String cursor;
    private long remaining;
    private boolean begun;

    /** @param limit how many items at most, over all pages */
    public Pager(ApiClient api, ApiRequest list, long limit) {
        this.api = api;
        this.list = list;
        this.remaining = limit;
    }

    public boolean hasMore() {
        return remaining > 0 && (!begun || cursor != null);
    }

    public List<JsonNode> next() {
        JsonNode page = api.send(
                        list.query("limit", Math.min(remaining, LARGEST_PAGE)).query("cursor", cursor))
                .body();
        String next = page.path("next_cursor").textValue();
        if (next != null && next.equals(cursor)) {
            throw new ClientException(
                    ExitCode.UNEXPECTED, "the server's list does not end: it gave the same page twice");
        }
        begun = true;
        cursor = next;
        List<JsonNode> items =
                StreamSupport.stream(page.path("items").spliterator(), false).toList();
        remaining -= items.size();
        return items;
    }

    /** Where the rest begins, or null when there is none. */
    public @Nullable String cursor() {
        return cursor;
    }
}
