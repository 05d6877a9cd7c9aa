package io.credledger.cli.client.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a line turned out to be. */
sealed interface Reading {

    /** Where it stands, from 1 on. */
    long line();

    /**
     * A credential to store.
     *
     * @param credential the body of {@code POST /v1/connections}
     */
    record Row(long line, ObjectNode credential) implements Reading {

        private static final String DEFAULT = "default";

        /** What two rows may not share. */
        String place() {
            return text("provider", "") + '/' + text("owner", "") + '/' + text("name", DEFAULT);
        }

        /** Whether another system may be refreshing it. */
        boolean refreshes() {
            return credential.hasNonNull("refresh_token");
        }

        private String text(String field, String otherwise) {
            JsonNode value = credential.get(field);
            return value == null || value.isNull() ? otherwise : value.asText();
        }

        /** Without the credential. */
        @Override
        public String toString() {
            return "Row " + line;
        }
    }

    /**
     * Something that is not moved.
     *
     * @param hint what a person does about it
     */
    record Skipped(long line, String hint) implements Reading {

        @Override
        public String toString() {
            return "Skipped " + line;
        }
    }

    /**
     * A row that cannot be stored.
     *
     * @param slug the problem's type
     * @param rule what it must be, never what it is
     */
    record Trouble(long line, String slug, String field, String rule) implements Reading {

        String sentence() {
            return "line " + line + ": " + rule + " [" + slug + "]";
        }
    }
}
