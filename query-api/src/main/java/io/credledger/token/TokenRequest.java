package io.credledger.token;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for (RFC 8693 §2.1).
 *
 * @param subjectToken the caller's own API token
 * @param audience the provider, or null
 * @param resource the connection, or null; one of the two is there
 * @param scopes each must be among the connection's
 * @param minValid how long the token has to last
 */
record TokenRequest(
        String subjectToken,
        @Nullable ProviderId audience,
        @Nullable ConnectionId resource,
        List<String> scopes,
        Duration minValid) {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    static final String CONNECTION = "urn:credledger:connection:";

    private static final Duration DEFAULT_MIN_VALID = Duration.ofSeconds(60);
    private static final int MAX_MIN_VALID = 31_536_000;
    private static final Set<String> KNOWN = Set.of(
            "grant_type",
            "subject_token",
            "subject_token_type",
            "requested_token_type",
            "audience",
            "resource",
            "scope",
            "min_valid_seconds");

    /** @throws TokenRefusedException with the parameter named, never its value */
    static TokenRequest parse(Map<String, List<String>> form) {
        requireKnown(form);
        if (!GRANT_TYPE.equals(required(form, "grant_type"))) {
            throw TokenRefusedException.of("unsupported_grant_type", "grant_type must be " + GRANT_TYPE);
        }
        String subject = required(form, "subject_token");
        requireAccessToken(required(form, "subject_token_type"), "subject_token_type");
        requireAccessToken(optional(form, "requested_token_type"), "requested_token_type");
        ProviderId audience = audience(optional(form, "audience"));
        ConnectionId resource = resource(optional(form, "resource"));
        if (audience == null && resource == null) {
            throw invalid("audience or resource is required");
        }
        return new TokenRequest(
                subject,
                audience,
                resource,
                scopes(optional(form, "scope")),
                minValid(optional(form, "min_valid_seconds")));
    }

    private static void requireKnown(Map<String, List<String>> form) {
        for (Map.Entry<String, List<String>> parameter : form.entrySet()) {
            String name = parameter.getKey();
            if (!KNOWN.contains(name)) {
                throw invalid((name.matches("[a-z_]{1,40}") ? name : "a parameter") + " is not supported");
            }
            if (parameter.getValue().size() > 1) {
                throw invalid(name + " must be given once");
            }
        }
    }

    private static String required(Map<String, List<String>> form, String name) {
        String value = optional(form, name);
        if (value == null) {
            throw invalid(name + " is required");
        }
        return value;
    }

    /** RFC 6749 §3.2: a parameter without a value counts as left out. */
    private static @Nullable String optional(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    private static void requireAccessToken(@Nullable String type, String name) {
        if (type != null && !type.equals(ACCESS_TOKEN)) {
            throw invalid(name + " must be " + ACCESS_TOKEN);
        }
    }

    private static @Nullable ProviderId audience(@Nullable String text) {
        try {
            return text == null ? null : new ProviderId(text);
        } catch (InvalidIdException e) {
            throw TokenRefusedException.of("invalid_target", "audience must be a provider's id");
        }
    }

    private static @Nullable ConnectionId resource(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.startsWith(CONNECTION)) {
                return new ConnectionId(text.substring(CONNECTION.length()));
            }
        } catch (InvalidIdException e) {
            throw badResource();
        }
        throw badResource();
    }

    private static TokenRefusedException badResource() {
        return TokenRefusedException.of("invalid_target", "resource must be " + CONNECTION + "<id>");
    }

    private static List<String> scopes(@Nullable String text) {
        return text == null ? List.of() : List.of(text.strip().split(" +", -1));
    }

    private static Duration minValid(@Nullable String text) {
        if (text == null) {
            return DEFAULT_MIN_VALID;
        }
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) > MAX_MIN_VALID) {
            throw invalid("min_valid_seconds must be a whole number from 0 to " + MAX_MIN_VALID);
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static TokenRefusedException invalid(String description) {
        return TokenRefusedException.of("invalid_request", description);
    }

    @Override
    public String toString() {
        return "TokenRequest [redacted]";
    }
}
