package io.credledger.cli.client.git;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * User and password as git takes them.
 *
 * @param expiresAt null where nothing is known
 */
record Answer(String username, String password, @Nullable Instant expiresAt) {

    Answer {
        if (username.isEmpty()
                || password.isEmpty()
                || (username + password).chars().anyMatch(Answer::breaksLines)) {
            throw new ClientException(
                    ExitCode.UNEXPECTED, "the credential is empty, or holds what git's protocol has no room for");
        }
    }

    /**
     * Of an answer of the token route.
     *
     * @param username what goes with a token there; a password has its own user
     */
    static Answer of(JsonNode handedOut, Optional<String> username, Instant now) {
        JsonNode life = handedOut.path("expires_in");
        Instant expiresAt = life.isInt() ? now.plusSeconds(life.asInt()) : null;
        String token = handedOut.path("access_token").asText("");
        if (handedOut.path("token_type").asText("").equalsIgnoreCase("Basic")) {
            String[] both = decoded(token).split(":", 2);
            return new Answer(both[0], both.length == 2 ? both[1] : "", expiresAt);
        }
        return new Answer(
                username.orElseThrow(() -> new ClientException(
                        ExitCode.REFUSED, "the user name that goes with this token there is not known")),
                token,
                expiresAt);
    }

    String lines() {
        return "username=" + username + "\npassword=" + password + "\n"
                + (expiresAt == null ? "" : "password_expiry_utc=" + expiresAt.getEpochSecond() + "\n");
    }

    private static String decoded(String credential) {
        try {
            return new String(Base64.getDecoder().decode(credential), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its message quotes what it choked on.
            return "";
        }
    }

    private static boolean breaksLines(int character) {
        return character == '\n' || character == '\r' || character == 0;
    }

    @Override
    public String toString() {
        return "Answer [redacted]";
    }
}
