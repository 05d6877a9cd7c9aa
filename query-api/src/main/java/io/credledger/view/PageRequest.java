package io.credledger.view;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param cursor of the answer before, or null for the first
 * @param limit 1 to 500
 */
public record PageRequest(@Nullable String cursor, int limit) {

    public static final int MAX_LIMIT = 500;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 500");
        }
    }
}
