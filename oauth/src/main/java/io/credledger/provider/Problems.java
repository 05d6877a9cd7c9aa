package io.credledger.provider;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in a file. A field with the same rule twice is told once. */
final class Problems {

    private final Set<CatalogueProblem> found = new LinkedHashSet<>();

    void add(@Nullable String provider, String path, String rule) {
        found.add(new CatalogueProblem(provider, path, rule));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new CatalogueException(new ArrayList<>(found));
        }
    }
}
