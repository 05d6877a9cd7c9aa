package io.credledger.cli.audit.verify;

/** How far all shards together have got. */
final class Advance {

    private final long length;
    private final Verification.Watch watch;
    private long passed;

    Advance(long length, Verification.Watch watch) {
        this.length = length;
        this.watch = watch;
    }

    synchronized void by(long more) {
        passed += more;
        watch.at(passed, length);
    }
}
