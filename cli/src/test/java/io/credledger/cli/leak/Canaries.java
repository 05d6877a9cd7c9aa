package io.credledger.cli.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Values that stand nowhere by chance, one for each personal or secret field, and what the installation made up itself. */
final class Canaries {

    /** Begins every value, so that a part of one is found too. */
    static final String MARK = "kq7canary";

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Canaries() {
        values.put("mark", MARK);
    }

    /** The field's value: letters, digits and what a handle may have. */
    String of(String field) {
        return values.computeIfAbsent(field, name -> MARK + "-" + name);
    }

    /** The field's value, with what encodings trip over. */
    String odd(String field) {
        return values.computeIfAbsent(field, name -> MARK + "-" + name + " ünï+/=&%\"'\\<日本>");
    }

    /** Something that was not chosen here: a key, a password, an issued token. */
    String know(String what, String value) {
        values.put(what, value);
        return value;
    }

    /** A new one of the kind that is plain ASCII, as what travels in headers has to be. */
    String fresh(Secret kind) {
        String value = MARK + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + count.incrementAndGet();
        return met(kind, value);
    }

    /** A new one with what encodings trip over; the part before that is looked for by itself too. */
    String freshOdd(Secret kind) {
        return met(kind, fresh(kind) + " ünï+/=&%\"'\\<日本> words");
    }

    /** A secret that somebody else made up. */
    String met(Secret kind, String value) {
        // What is not there cannot leak: a flow without a nonce has an empty one.
        if (value.isEmpty()) {
            return value;
        }
        values.put(kind + " #" + count.incrementAndGet(), value);
        return value;
    }

    /** The same where it is no text. */
    void met(Secret kind, byte[] value) {
        bytes.put(kind + " #" + count.incrementAndGet(), value);
    }

    /** Every key and password that lies in the directory: what an installation made up itself is no less secret. */
    void knowFiles(Path secrets) throws IOException {
        for (Path file : Finder.files(secrets, List.of())) {
            String name = file.getFileName().toString();
            if (name.endsWith(".password") || name.endsWith(".key")) {
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip();
                know(name, text.substring(Math.max(0, text.length() - 64)));
            }
        }
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }

    Finder finder() {
        return new Finder(all(), Map.copyOf(bytes));
    }

    /** How many there are of the kind. */
    long count(Secret kind) {
        return Stream.concat(values.keySet().stream(), bytes.keySet().stream())
                .filter(kind::isIn)
                .count();
    }
}
