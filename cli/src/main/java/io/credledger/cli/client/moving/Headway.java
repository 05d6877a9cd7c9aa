package io.credledger.cli.client.moving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.terminal.Meter;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.cli.client.terminal.Terminal;
import java.time.Duration;

/** How far it is. A person sees a line that is written over, a program gets JSON on standard error now and then. For several threads. */
final class Headway {

    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Terminal terminal;
    private final String phase;
    private final long length;
    private final Meter meter;
    private final long begin = System.nanoTime();
    private long told = begin;
    private long passed;

    /** @param phase what is done, as {@code "check"} */
    Headway(Terminal terminal, String phase, long length) {
        this.terminal = terminal;
        this.phase = phase;
        this.length = length;
        this.meter = new Meter(new Progress(terminal), phase);
    }

    synchronized void one() {
        passed++;
        meter.at(passed, length);
        if (!terminal.interactive() && System.nanoTime() - told >= EVERY_NANOS) {
            tell();
        }
    }

    synchronized void end() {
        meter.end();
        if (!terminal.interactive()) {
            tell();
        }
    }

    private void tell() {
        told = System.nanoTime();
        double rate = passed / Math.max(1e-3, (told - begin) / 1e9);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("phase", phase)
                .put("done", passed)
                .put("of", length)
                .put("per_second", Math.round(rate))
                .put("seconds_left", rate < 1e-3 ? 0 : (long) Math.ceil((length - passed) / rate));
        terminal.err().println(line);
        terminal.err().flush();
    }
}
