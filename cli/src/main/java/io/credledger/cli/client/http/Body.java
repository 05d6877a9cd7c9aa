package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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

    /** JSON as somebody else wrote it. */
    record OfTree(JsonNode tree) implements Body {

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/json");
        }

        @Override
        public byte[] bytes() {
            return tree.toString().getBytes(StandardCharsets.UTF_8);
        }

        /** Without the tree: there may be secrets in it. */
        @Override
        public String toString() {
            return "OfTree";
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
