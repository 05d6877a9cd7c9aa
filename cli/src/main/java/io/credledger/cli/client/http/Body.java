package io.credledger.cli.client.http;

import java.util.Optional;

/** What a request carries. */
sealed interface Body {

    Optional<String> contentType();

    byte[] bytes();

    record None() implements Body {

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }
    }

    record OfJson(Fields fields) implements Body {

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/json");
        }

        @Override
        public byte[] bytes() {
            return fields.bytes();
        }
    }

    record OfForm(Form form) implements Body {

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/x-www-form-urlencoded");
        }

        @Override
        public byte[] bytes() {
            return form.bytes();
        }
    }
}
