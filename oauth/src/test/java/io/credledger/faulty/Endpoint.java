package io.credledger.faulty;

/** Where a request came in. */
public enum Endpoint {
    TOKEN("/token"),
    REVOKE("/revoke"),
    INTROSPECT("/introspect"),
    ACCOUNT("/api/user");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
