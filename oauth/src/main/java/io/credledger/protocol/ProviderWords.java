package io.credledger.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a provider said when it said no. It may quote anything, so it is kept sealed and never logged. Cut after {@value #MAX_LENGTH} characters.
 *
 * @param error the code; empty where there was none
 * @param description for people
 */
public record ProviderWords(String error, @Nullable String description) {

    public static final int MAX_LENGTH = 1000;

    static final ProviderWords NONE = new ProviderWords("", null);

    public ProviderWords {
        error = cut(error);
        description = description == null ? null : cut(description);
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return "ProviderWords[redacted]";
    }
}
