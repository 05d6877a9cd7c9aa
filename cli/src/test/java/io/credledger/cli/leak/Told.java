package io.credledger.cli.leak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scripted provider answers.
 *
 * @param cut whether it hangs up in the middle
 */
record Told(int status, String type, String body, Map<String, String> headers, boolean cut) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Told json(int status, Object body) {
        try {
            return new Told(status, "application/json", JSON.writeValueAsString(body), Map.of(), false);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Told text(int status, String type, String body) {
        return new Told(status, type, body, Map.of(), false);
    }

    /** An OAuth error (RFC 6749 section 5.2). */
    static Told error(int status, String error, String description) {
        return json(status, Map.of("error", error, "error_description", description, "error_uri", description));
    }

    Told with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Told(status, type, body, more, cut);
    }

    Told cutOff() {
        return new Told(status, type, body, headers, true);
    }
}
