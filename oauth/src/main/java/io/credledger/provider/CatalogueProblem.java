package io.credledger.provider;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a catalogue file. It names the field and the rule, and never what stands there.
 *
 * @param provider the id of the definition, where it has one
 * @param path of the field in the file: {@code providers[2].endpoints.token}; empty for the file itself
 * @param rule what the field must be
 */
public record CatalogueProblem(@Nullable String provider, String path, String rule) {

    @Override
    public String toString() {
        return (path.isEmpty() ? "the file" : path) + (provider == null ? "" : " (" + provider + ")") + ": " + rule;
    }
}
