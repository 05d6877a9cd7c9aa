package io.credledger.cli.client.moving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as the server would read the bodies that they become.
 *
 * @param owner of rows that name none; null for the caller
 * @param reason of rows that have none
 * @param replace whether every row may replace what exists
 */
record RowReader(@Nullable String owner, String reason, boolean replace) {

    private static final int LONGEST = 1024 * 1024;

    /** An application registered per profile; here there is one for the whole server, and its secret is bound to where it is used. */
    private static final Pattern PROFILE_CLIENT = Pattern.compile("profile:(?:.*:)?([^:]+):client");

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    /** Numbers stay what they are, in {@code metadata} too. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    Reading read(long line, String text) {
        if (text.length() > LONGEST) {
            return malformed(line, "a row must have at most 1 MiB");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // What the parser says quotes the line.
            return malformed(line, "a row must be one JSON object");
        }
        if (!(tree instanceof ObjectNode row)) {
            return malformed(line, "a row must be one JSON object");
        }
        Matcher client = PROFILE_CLIENT.matcher(row.path("key").asText(""));
        return client.matches() ? new Reading.Skipped(line, enterAgain(client.group(1))) : completed(line, row);
    }

    private Reading completed(long line, ObjectNode row) {
        if (owner != null && !row.hasNonNull("owner")) {
            row.put("owner", owner);
        }
        if (!row.hasNonNull("reason")) {
            row.put("reason", reason);
        }
        if (replace && !row.hasNonNull("replace")) {
            row.put("replace", true);
        }
        return new Reading.Row(line, row);
    }

    @Override
    public String toString() {
        return "RowReader";
    }

    private static Reading malformed(long line, String rule) {
        return new Reading.Trouble(line, "malformed-json", "", rule);
    }

    private static String enterAgain(String named) {
        String provider = PROVIDER.matcher(named).matches() ? named : "PROVIDER";
        return "a profile's client is not moved: there is one for the whole server, entered by"
                + " 'credledger provider client set " + provider + "'";
    }
}
