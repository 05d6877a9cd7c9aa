package io.credledger.provider;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The built-in providers, in the order in which they are shown. */
public final class ProviderCatalogue {

    private final Map<String, Provider> providers = new LinkedHashMap<>();

    private ProviderCatalogue(List<Provider> definitions) {
        for (Provider definition : definitions) {
            if (providers.put(definition.id(), definition) != null) {
                throw new IllegalStateException("a provider is defined once");
            }
        }
    }

    /** Those that come with the program. */
    public static ProviderCatalogue builtIn() {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream in = ProviderCatalogue.class.getResourceAsStream("providers.json")) {
            return new ProviderCatalogue(json.readValue(in, new TypeReference<List<Provider>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in provider catalogue must be readable", e);
        }
    }

    public List<Provider> all() {
        return List.copyOf(providers.values());
    }

    public Optional<Provider> find(String id) {
        return Optional.ofNullable(providers.get(id));
    }
}
