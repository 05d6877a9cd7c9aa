package io.credledger.http;

/** The code of RFC 6749 §5.2 for a problem that befalls the token route. */
final class OAuthError {

    private OAuthError() {}

    static String of(ProblemType type) {
        return switch (type.status()) {
            case 401 -> "invalid_client";
            case 403 -> "unauthorized_client";
            case 503 -> "temporarily_unavailable";
            case 500 -> "server_error";
            default -> "invalid_request";
        };
    }
}
