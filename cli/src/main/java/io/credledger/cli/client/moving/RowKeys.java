package io.credledger.cli.client.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The idempotency key of each row, the same whenever the import is begun again and wherever the row stands by then. It is made of what is no
 * secret only: a digest of a password would be one to guess by.
 *
 * @param seed tells one import from another
 */
record RowKeys(String seed) {

    private static final List<String> MADE_OF = List.of(
            "vault",
            "provider",
            "owner",
            "name",
            "kind",
            "account",
            "expires_at",
            "refresh_expires_at",
            "replace",
            "replace_account",
            "activate");

    String of(Reading.Row row) {
        ObjectNode open = JsonNodeFactory.instance.objectNode();
        for (String field : MADE_OF) {
            JsonNode value = row.credential().get(field);
            if (value != null && !value.isNull()) {
                open.set(field, value);
            }
        }
        byte[] text = (seed + '\n' + open).getBytes(StandardCharsets.UTF_8);
        return "import-" + HexFormat.of().formatHex(sha256(text));
    }

    @Override
    public String toString() {
        return "RowKeys";
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
