package io.credledger.config;

import java.util.Optional;
import java.util.function.Function;

/** A setting of which it is still to be said what happens when it is not given. */
public record SettingDeclaration<T>(SettingName name, SettingType<T> type, String doc) {

    public Setting<T> required() {
        return new ValueSetting<>(
                this,
                Function.identity(),
                "required",
                () -> Reading.refused(name.toString(), "is required: " + type.rule()));
    }

    public Setting<Optional<T>> optional() {
        return new ValueSetting<>(this, Optional::of, "", () -> new Reading.Read<>(Optional.empty()));
    }

    /**
     * Takes a default, written as an operator would write it.
     *
     * @throws IllegalArgumentException when the default breaks the setting's own rule
     */
    public Setting<T> orElse(String defaultText) {
        if (type.secret()) {
            throw new IllegalArgumentException("a secret has no default");
        }
        T value = type.parse(defaultText)
                .orElseThrow(() -> new IllegalArgumentException("the default breaks the rule of " + name));
        return new ValueSetting<>(this, Function.identity(), defaultText, () -> new Reading.Read<>(value));
    }
}
