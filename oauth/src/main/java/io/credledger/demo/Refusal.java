package io.credledger.demo;

/** Why there are no tokens, in the words of RFC 6749 section 5.2. */
public enum Refusal {
    CLIENT("invalid_client", "client authentication failed"),
    UNKNOWN_TOKEN("invalid_grant", "unknown refresh token"),
    OTHER_CLIENT("invalid_grant", "issued to another client"),
    EXPIRED("invalid_grant", "refresh token expired"),
    REUSED("invalid_grant", "refresh token was already used"),
    GRANT_DEAD("invalid_grant", "grant revoked"),
    CODE("invalid_grant", "authorization code unknown, used, expired or not for this request"),
    GRANT_TYPE("unsupported_grant_type", "authorization_code and refresh_token only"),
    REQUEST("invalid_request", "a parameter is missing or malformed");

    private final String error;
    private final String description;

    Refusal(String error, String description) {
        this.error = error;
        this.description = description;
    }

    public String error() {
        return error;
    }

    public String description() {
        return description;
    }

    public int status() {
        return this == CLIENT ? 401 : 400;
    }
}
