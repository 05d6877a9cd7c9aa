package io.credledger.cli.audit;

import io.credledger.cli.client.terminal.Progress;
import java.time.Duration;
import java.util.Locale;

/** How far something long has got: how much of it, how fast, for how long still. On a terminal only. For one thread. */
final class Meter {

    private static final long EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final Progress progress;
    private final String what;
    private final long begin = System.nanoTime();
    private long shown = begin - EVERY_NANOS;
    private boolean visible;

    /** @param what is done, as {@code "reading events"} */
    Meter(Progress progress, String what) {
        this.progress = progress;
        this.what = what;
    }

    void at(long passed, long length) {
        long now = System.nanoTime();
        if (now - shown >= EVERY_NANOS) {
            shown = now;
            visible = true;
            progress.show(text(what, passed, length, Duration.ofNanos(now - begin)));
        }
    }

    /** What is printed next goes to the same screen, if output does. */
    void giveWay() {
        if (visible && progress.terminal().interactive()) {
            visible = false;
            progress.clear();
        }
    }

    static String text(String what, long passed, long length, Duration since) {
        double seconds = Math.max(1, since.toNanos()) / 1e9;
        double rate = passed / seconds;
        String text = String.format(Locale.ROOT, "%s: %,d of %,d, %,.0f/s", what, passed, length, rate);
        return rate < 1 ? text : text + ", " + left((long) Math.ceil((length - passed) / rate)) + " left";
    }

    private static String left(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    void end() {
        progress.clear();
    }
}
