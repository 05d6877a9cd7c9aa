package io.credledger.crypto;

import io.credledger.ledger.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What a second implementation ({@code golden/sealing.py}) made from docs/sealing.md alone. */
final class Golden {
    private static final Properties VALUES = load();

    private Golden() {}

    static String text(String name) {
        return Objects.requireNonNull(VALUES.getProperty(name), name);
    }

    static Octets octets(String name) {
        return Octets.parseHex(text(name));
    }

    private static Properties load() {
        Properties values = new Properties();
        try (InputStream in = Golden.class.getResourceAsStream("/golden/sealing.properties")) {
            values.load(Objects.requireNonNull(in));
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
