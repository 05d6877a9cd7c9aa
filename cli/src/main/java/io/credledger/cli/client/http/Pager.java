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
    private final long pageSize;
    private final boolean evenPages;
    private @Nullable String cursor;
    private long remaining;
    private boolean begun;

    /** @param limit how many items at most, over all pages */
    public Pager(ApiClient api, ApiRequest list, long limit) {
        this(api, list, limit, LARGEST_PAGE, false);
    }

    private Pager(ApiClient api, ApiRequest list, long limit, long pageSize, boolean evenPages) {
        this.api = api;
        this.list = list;
        this.remaining = limit;
        this.pageSize = pageSize;
        this.evenPages = evenPages;
    }

    /** For a list whose cursor counts pages: all are asked for in one size, and what is too much of the last is left out. */
    public static Pager inEvenPages(ApiClient api, ApiRequest list, long limit, long pageSize) {
        return new Pager(api, list, limit, Math.min(limit, pageSize), true);
    }

    public boolean hasMore() {
        return remaining > 0 && (!begun || cursor != null);
    }

    public List<JsonNode> next() {
        long asked = evenPages ? pageSize : Math.min(remaining, pageSize);
        JsonNode page =
                api.send(list.query("limit", asked).query("cursor", cursor)).body();
        String next = page.path("next_cursor").textValue();
        if (next != null && next.equals(cursor)) {
            throw new ClientException(
                    ExitCode.UNEXPECTED, "the server's list does not end: it gave the same page twice");
        }
        begun = true;
        List<JsonNode> items =
                StreamSupport.stream(page.path("items").spliterator(), false).toList();
        if (items.size() > remaining) {
            // The rest begins in this page: its own cursor skips nothing.
            items = items.subList(0, (int) remaining);
        } else {
            cursor = next;
        }
        remaining -= items.size();
        return items;
    }

    /** Where the rest begins, or null when there is none. */
    public @Nullable String cursor() {
        return cursor;
    }
}
