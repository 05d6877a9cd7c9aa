package io.credledger.cli.keys;

import io.credledger.cli.client.terminal.Progress;
import io.credledger.cli.client.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;

/** Tells on standard error how far it is: a person a line that changes, a program a line of JSON each second. */
final class RotationProgress implements Rotation.Progress {

    private static final long EVERY_NS = Duration.ofSeconds(1).toNanos();

    private final Terminal terminal;
    private final Progress line;
    private final long total;
    private final long begin = System.nanoTime();
    private long told = begin - EVERY_NS;

    /** @param total how many there were to do when it began; there may be more by then */
    RotationProgress(Terminal terminal, long total) {
        this.terminal = terminal;
        this.line = new Progress(terminal);
        this.total = total;
    }

    @Override
    public void at(long done) {
        long now = System.nanoTime();
        if (now - told < EVERY_NS) {
            return;
        }
        told = now;
        long rate = Math.round(done * 1e9 / Math.max(1, now - begin));
        long left = rate == 0 ? 0 : Math.max(0, total - done) / rate;
        if (terminal.interactive()) {
            line.show(String.format(
                    Locale.ROOT, "%,d of %,d data keys, %,d a second, %d s left", done, total, rate, left));
        } else {
            terminal.err()
                    .println("{\"rewrapped\":" + done + ",\"of\":" + total + ",\"per_second\":" + rate
                            + ",\"seconds_left\":" + left + "}");
        }
    }

    void end() {
        line.clear();
    }
}
