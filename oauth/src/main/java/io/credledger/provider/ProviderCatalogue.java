package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of an installation, in the order in which they are shown: the built-in ones, and those of the operator's file. */
public final class ProviderCatalogue {

    private final CatalogueContents contents;
    private final Map<String, Provider> providers = new LinkedHashMap<>();

    private ProviderCatalogue(CatalogueContents contents) {
        this.contents = contents;
        ProviderBinding binding = new ProviderBinding(contents.dialects());
        contents.providers().forEach((id, definition) -> providers.put(id, binding.provider(definition)));
    }

    /** Those that come with the program. */
    public static ProviderCatalogue builtIn() {
        Problems problems = new Problems();
        JsonNode root = new CatalogueText(problems).parsed(builtInText());
        return new ProviderCatalogue(new CatalogueReader(CatalogueContents.none(), problems).read(root));
    }

    /**
     * With those of an operator's file: new ones, ones that replace another of the same id, and ones that extend a built-in one.
     *
     * @throws CatalogueException with every problem of the file
     */
    public ProviderCatalogue with(Path file) {
        Problems problems = new Problems();
        JsonNode root = new CatalogueText(problems).read(file);
        return new ProviderCatalogue(new CatalogueReader(contents, problems).read(root));
    }

    public List<Provider> all() {
        return List.copyOf(providers.values());
    }

    public Optional<Provider> find(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    private static String builtInText() {
        try (InputStream in = ProviderCatalogue.class.getResourceAsStream("providers.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the built-in provider catalogue must be there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in provider catalogue must be readable", e);
        }
    }
}
