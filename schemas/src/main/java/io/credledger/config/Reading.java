package io.credledger.config;

import java.util.List;

/** What became of reading a setting. */
sealed interface Reading<T> {

    static <T> Reading<T> refused(String key, String rule) {
        return new Refused<>(List.of(new ConfigurationProblem(key, rule)));
    }

    record Read<T>(T value) implements Reading<T> {
        /** The value may be a secret. */
        @Override
        public String toString() {
            return "Read";
        }
    }

    record Refused<T>(List<ConfigurationProblem> problems) implements Reading<T> {}
}
