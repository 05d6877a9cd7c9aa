package io.credledger.wire;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outer format that a configuration names. */
public final class OuterFormats {

    private OuterFormats() {}

    /**
     * Takes it from {@link SharedSettings#wire()}.
     *
     * @throws ConfigurationException when a class is not on the class path or is not what it must be
     */
    public static OuterFormat from(Configuration configuration) {
        Map<String, Object> config = new HashMap<>();
        configuration
                .get(SharedSettings.SCHEMA_REGISTRY_URL)
                .ifPresent(url -> config.put(FramedSerializer.REGISTRY_URL, url.toString()));
        Class<?> serializer = load(configuration, SharedSettings.SERIALIZER_CLASS);
        Class<?> deserializer = load(configuration, SharedSettings.DESERIALIZER_CLASS);
        try {
            return OuterFormat.of(serializer, deserializer, config);
        } catch (IllegalArgumentException e) {
            throw problem(SharedSettings.SERIALIZER_CLASS, String.valueOf(e.getMessage()));
        }
    }

    private static Class<?> load(Configuration configuration, Setting<String> setting) {
        try {
            return Class.forName(configuration.get(setting));
        } catch (ClassNotFoundException | LinkageError e) {
            throw problem(setting, "must be on the class path");
        }
    }

    private static ConfigurationException problem(Setting<?> setting, String rule) {
        return new ConfigurationException(
                List.of(new ConfigurationProblem(setting.name().toString(), rule)));
    }
}
