package io.credledger.cli.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that stand nowhere by chance, one for each personal or secret field, and what the installation made up itself. */
final class Canaries {

    /** Begins every value, so that a part of one is found too. */
    static final String MARK = "kq7canary";

    private final Map<String, String> values = new LinkedHashMap<>();

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
}
