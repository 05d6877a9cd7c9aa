package io.credledger.connect;

import io.credledger.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A browser that comes back from a provider.
 *
 * @param query of the callback's URL
 * @param cookies the value of a cookie of ours for the callback, by its name; null where there is none
 * @param caller who it says it is, or null
 */
public record Arrival(
        Map<String, List<String>> query,
        Function<String, @Nullable String> cookies,
        @Nullable Caller caller) {
    @Override
    public String toString() {
        return "Arrival [redacted]";
    }
}
