package io.credledger.session;

import org.jspecify.annotations.Nullable;

/**
 * What a request presents to say who is calling.
 *
 * @param authorization the header's value
 */
public record Presented(@Nullable String authorization) {

    /** It may be a secret. */
    @Override
    public String toString() {
        return "Presented [redacted]";
    }
}
