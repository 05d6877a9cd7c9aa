package io.credledger.protocol;

import java.util.Locale;

/** Why there is no code, in classes that may be told to anybody (RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6). */
public enum CallbackError {
    /** The person, or a rule of the provider, said no. */
    ACCESS_DENIED,
    INVALID_SCOPE,
    /** The client's registration does not fit: client, redirect URI or way. */
    CLIENT_MISCONFIGURED,
    /** The person must act at the provider first. */
    INTERACTION_REQUIRED,
    /** The provider failed or is busy. */
    PROVIDER_FAILED,
    OTHER;

    static CallbackError of(String error) {
        return switch (error.toLowerCase(Locale.ROOT)) {
            case "access_denied", "consent_required" -> ACCESS_DENIED;
            case "invalid_scope" -> INVALID_SCOPE;
            // The last two are GitHub's.
            case "invalid_request",
                    "invalid_client",
                    "unauthorized_client",
                    "unsupported_response_type",
                    "redirect_uri_mismatch",
                    "application_suspended" -> CLIENT_MISCONFIGURED;
            case "interaction_required", "login_required", "account_selection_required" -> INTERACTION_REQUIRED;
            case "server_error", "temporarily_unavailable" -> PROVIDER_FAILED;
            default -> OTHER;
        };
    }
}
