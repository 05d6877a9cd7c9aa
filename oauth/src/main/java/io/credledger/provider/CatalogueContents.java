package io.credledger.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checked definitions by id and dialects by name, each with every default in it.
 *
 * @param providers in the order in which they are shown
 */
record CatalogueContents(Map<String, ObjectNode> providers, Map<String, ObjectNode> dialects) {

    CatalogueContents {
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        dialects = Collections.unmodifiableMap(new LinkedHashMap<>(dialects));
    }

    static CatalogueContents none() {
        return new CatalogueContents(Map.of(), Map.of());
    }
}
