package io.credledger.config;

import java.util.Map;

/** The values of settings that were all read without a problem. */
public final class Configuration {

    private final Map<Setting<?>, Object> values;

    Configuration(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * What the setting holds.
     *
     * @throws IllegalArgumentException when the reader of this configuration does not list the setting
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException("not a setting of this configuration: " + setting.name());
        }
        return (T) value;
    }

    boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
