package io.credledger.config;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A setting with one value, and if it is a secret, a file to read it from. */
final class ValueSetting<T, R> extends Setting<R> {

    private final SettingType<T> type;
    private final Function<T, R> present;
    private final String defaultText;
    private final Supplier<Reading<R>> absent;

    ValueSetting(
            SettingDeclaration<T> declared, Function<T, R> present, String defaultText, Supplier<Reading<R>> absent) {
        super(declared.name(), declared.doc());
        this.type = declared.type();
        this.present = present;
        this.defaultText = defaultText;
        this.absent = absent;
    }

    @Override
    Reading<R> read(Sources sources) {
        Optional<Reading<Given>> given = sources.layers().stream()
                .flatMap(layer -> Lookup.in(layer, name(), type.secret()).stream())
                .findFirst();
        if (given.isEmpty()) {
            return absent.get();
        }
        if (given.get() instanceof Reading.Read<Given> read) {
            return parse(read.value());
        }
        return new Reading.Refused<>(((Reading.Refused<Given>) given.get()).problems());
    }

    private Reading<R> parse(Given given) {
        Optional<T> parsed = type.parse(given.text());
        return parsed.isPresent()
                ? new Reading.Read<>(present.apply(parsed.get()))
                : Reading.refused(given.name(), "must be " + type.rule());
    }

    @Override
    public String rule() {
        return type.rule();
    }

    @Override
    public String defaultText() {
        return defaultText;
    }

    @Override
    public boolean isSecret() {
        return type.secret();
    }

    @Override
    Set<String> namesIn(Layer.Kind kind) {
        return Lookup.namesIn(kind, name(), type.secret());
    }
}
