package io.credledger.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A properties file, read strictly: a key given twice is a mistake, of which {@link Properties} would tell nothing. */
final class ConfigurationFile {

    private static final String NAME = "--config";

    private ConfigurationFile() {}

    static Map<String, String> read(Path file) {
        Entries entries = new Entries();
        try (Reader reader = Files.newBufferedReader(file)) {
            entries.load(reader);
        } catch (IOException e) {
            throw problem("must name a readable file in UTF-8");
        } catch (IllegalArgumentException e) {
            throw problem("must name a properties file: a unicode escape in it is malformed");
        }
        if (entries.duplicates > 0) {
            throw problem("must give each key once; keys given again: " + entries.duplicates);
        }
        return entries.texts;
    }

    private static ConfigurationException problem(String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(NAME, rule)));
    }

    private static final class Entries extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> texts = new LinkedHashMap<>();
        private int duplicates;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (texts.put((String) key, (String) value) != null) {
                duplicates++;
            }
            return value;
        }
    }
}
