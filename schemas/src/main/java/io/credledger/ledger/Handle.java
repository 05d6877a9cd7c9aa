package io.credledger.ledger;

import java.util.regex.Pattern;

/** The name of an identity, and the rule for names of connections. */
public record Handle(String value) {

    // Before SERVER, which is held to it.
    private static final Pattern RULE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

    /** The namespace of what belongs to the installation; nobody can register it. */
    public static final Handle SERVER = new Handle("server");

    public Handle {
        if (!RULE.matcher(value).matches() || value.contains("..")) {
            throw new InvalidIdException(
                    "must be 1 to 64 of a-z, A-Z, 0-9, '.', '_', '-', begin with a letter or digit and not contain '..'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
