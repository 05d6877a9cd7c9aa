package io.credledger.http;

/** Ends a visit by sending the browser elsewhere. No stack: it is an answer. */
final class GoOnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String location;

    GoOnException(String location) {
        super("the browser goes on elsewhere", null, false, false);
        this.location = location;
    }

    String location() {
        return location;
    }
}
