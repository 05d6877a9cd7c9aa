package io.credledger.config;

import java.util.Optional;
import java.util.Set;

/** Finds one value in one layer, directly or through the file it names. */
final class Lookup {

    private Lookup() {}

    static Optional<Reading<Given>> in(Layer layer, SettingName name, boolean secret) {
        Optional<Given> direct = layer.find(name);
        Optional<Given> file = secret ? layer.find(name.ofFile()) : Optional.empty();
        if (direct.isPresent() && file.isPresent()) {
            String rule = "must not be given together with " + file.get().name();
            return Optional.of(Reading.refused(direct.get().name(), rule));
        }
        return file.isPresent() ? file.map(SecretFile::read) : direct.map(Reading.Read::new);
    }

    static Set<String> namesIn(Layer.Kind kind, SettingName name, boolean secret) {
        String direct = kind == Layer.Kind.ENVIRONMENT ? name.variable() : name.key();
        String file = kind == Layer.Kind.ENVIRONMENT
                ? name.ofFile().variable()
                : name.ofFile().key();
        return secret ? Set.of(direct, file) : Set.of(direct);
    }
}
