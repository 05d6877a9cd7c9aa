package io.credledger.cli.role;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be stopped in the reverse order, once, by whoever comes first: SIGTERM or a part that ended. */
final class Teardown implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /** Keeps a part. One that was started while everything was being stopped is stopped at once. */
    synchronized <P extends AutoCloseable> P add(P part) {
        if (closed) {
            close(part);
            throw new IllegalStateException("stopped while starting");
        }
        parts.push(part);
        return part;
    }

    /** Stops on SIGTERM and SIGINT as well. */
    Teardown onSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        return this;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn(
                    "{} did not stop cleanly: {}",
                    part.getClass().getSimpleName(),
                    e.getClass().getName());
        }
    }
}
