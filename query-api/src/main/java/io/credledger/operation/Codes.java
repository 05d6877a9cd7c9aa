package io.credledger.operation;

import java.util.Locale;

/** The codes of enumerations as answers show them: in lower case, with dashes, as the slugs of problems are. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
