package io.credledger.cli.client;

/** Problem documents as the interface page has them. */
final class Problems {

    private Problems() {}

    static String body(int status, String slug, String detail) {
        return """
                {"type": "urn:credledger:problem:%s", "title": "%s", "status": %d, "detail": "%s", "request_id": "req-1"}""".formatted(slug, slug, status, detail);
    }
}
