package io.credledger.config;

import java.util.Set;

/** A setting, declared once as a constant. {@code T} is what a configuration holds for it. */
public abstract sealed class Setting<T> permits ValueSetting, KafkaClientSetting {

    private final SettingName name;
    private final String doc;

    Setting(SettingName name, String doc) {
        this.name = name;
        this.doc = doc;
    }

    /**
     * Begins a declaration.
     *
     * @param doc what it is for, in a sentence or two
     */
    public static <T> SettingDeclaration<T> named(SettingName name, SettingType<T> type, String doc) {
        return new SettingDeclaration<>(name, type, doc);
    }

    public final SettingName name() {
        return name;
    }

    public final String doc() {
        return doc;
    }

    /** What its text must be. */
    public abstract String rule();

    /** As the page of settings shows it. */
    public abstract String defaultText();

    public abstract boolean isSecret();

    abstract Reading<T> read(Sources sources);

    /** Every name under which it can be given, in the spelling of {@code kind}. */
    abstract Set<String> namesIn(Layer.Kind kind);

    /** Whether it answers for this name, be it right or wrong. */
    boolean claims(Layer.Kind kind, String given) {
        return namesIn(kind).contains(given);
    }

    @Override
    public final String toString() {
        return name.toString();
    }
}
