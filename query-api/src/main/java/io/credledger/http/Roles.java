package io.credledger.http;

import io.credledger.session.Caller;
import java.util.List;
import java.util.Locale;

/** Roles as they are shown. */
final class Roles {

    private Roles() {}

    static List<String> names(Caller caller) {
        return caller.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
