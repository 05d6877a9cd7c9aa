package io.credledger.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor opaque; where the next part begins, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
