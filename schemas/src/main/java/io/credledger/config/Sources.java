package io.credledger.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a configuration comes from, most important first: the program's own decisions, the environment, the file. */
public final class Sources {

    private final List<Layer> layers;

    private Sources(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    public static Sources of(Map<String, String> environment) {
        return new Sources(List.of(new Layer(Layer.Kind.ENVIRONMENT, environment)));
    }

    /**
     * Environment and file.
     *
     * @param file properties in UTF-8, as given with {@code --config}
     * @throws ConfigurationException when the file cannot be read or gives a key twice
     */
    public static Sources of(Map<String, String> environment, Path file) {
        return new Sources(List.of(
                new Layer(Layer.Kind.ENVIRONMENT, environment),
                new Layer(Layer.Kind.FILE, ConfigurationFile.read(file))));
    }

    /** The same with a value that wins over environment and file: a command-line option, or what a host process decides. */
    public Sources with(Setting<?> setting, String text) {
        return with(setting.name(), text);
    }

    /** The same with a secret read from a file that the program knows of. */
    public Sources withFile(Setting<?> secret, Path file) {
        if (!secret.isSecret()) {
            throw new IllegalArgumentException("only a secret is read from a file: " + secret.name());
        }
        return with(secret.name().ofFile(), file.toString());
    }

    private Sources with(SettingName name, String text) {
        List<Layer> more = new ArrayList<>();
        more.add(new Layer(Layer.Kind.PROGRAM, Map.of(name.key(), text)));
        more.addAll(layers);
        return new Sources(more);
    }

    List<Layer> layers() {
        return layers;
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return layers.toString();
    }
}
