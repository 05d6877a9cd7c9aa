package io.credledger.token;

import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.Handle;
import io.credledger.token.Acquisition.Terms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for (RFC 8693 §2.1).
 *
 * @param subjectToken null where the caller itself is the subject, or somebody who shared something with it
 * @param jwt whether the subject token must be a JWT
 * @param onBehalfOf who shared something with the caller
 */
record TokenRequest(
        @Nullable String subjectToken,
        boolean jwt,
        @Nullable Handle onBehalfOf,
        Place place,
        Terms terms,
        AccessPurpose purpose,
        @Nullable Fallback fallback) {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

    /** @throws TokenRefusedException with the parameter named, never its value */
    static TokenRequest parse(Map<String, List<String>> form) {
        Parameters parameters = Parameters.of(form);
        if (!GRANT_TYPE.equals(parameters.required("grant_type"))) {
            throw TokenRefusedException.of("unsupported_grant_type", "grant_type must be " + GRANT_TYPE);
        }
        String subject = parameters.optional("subject_token");
        Handle onBehalfOf = parameters.handle("on_behalf_of");
        Place place = Place.of(parameters);
        Fallback fallback = parameters.fallback();
        if (fallback != null && place.provider() == null) {
            throw TokenRefusedException.of("invalid_request", "fallback needs audience and nothing more exact");
        }
        requireAccessToken(parameters);
        return new TokenRequest(
                subject,
                isJwt(parameters, subject),
                onBehalfOf,
                place,
                parameters.terms(),
                parameters.purpose(),
                fallback);
    }

    private static void requireAccessToken(Parameters parameters) {
        String type = parameters.optional("requested_token_type");
        if (type != null && !type.equals(ACCESS_TOKEN)) {
            throw TokenRefusedException.of("invalid_request", "requested_token_type must be " + ACCESS_TOKEN);
        }
    }

    private static boolean isJwt(Parameters parameters, @Nullable String subject) {
        String type = parameters.optional("subject_token_type");
        if ((type == null) != (subject == null)) {
            throw TokenRefusedException.of(
                    "invalid_request", "subject_token and subject_token_type must be given together");
        }
        if (type != null && !type.equals(ACCESS_TOKEN) && !type.equals(JWT)) {
            throw TokenRefusedException.of(
                    "invalid_request", "subject_token_type must be " + ACCESS_TOKEN + " or " + JWT);
        }
        return JWT.equals(type);
    }

    @Override
    public String toString() {
        return "TokenRequest [redacted]";
    }
}
