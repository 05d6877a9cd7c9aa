package io.credledger.benchmarks.volume;

/** A connection of the many that nobody else touches, and which version it has. For one thread. */
final class Sample {

    private final Grant grant;
    private long version = 1;

    Sample(Grant grant) {
        this.grant = grant;
    }

    Grant grant() {
        return grant;
    }

    long version() {
        return version;
    }

    /** An attempt began and ended. */
    void refreshed() {
        version += 2;
    }
}
