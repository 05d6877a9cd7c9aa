package io.credledger.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Jetty quotes requests in what it logs: headers and bodies at DEBUG, a Host header that it cannot parse at WARN. Whatever levels are
 * configured, it says errors only; what a request came to is in our own access log.
 */
public final class QuietServer extends TurboFilter {

    private static final String JETTY = "org.eclipse.jetty";

    /** Once for the process, before Jetty is started. A logging backend other than Logback is its operator's affair. */
    public static synchronized void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(QuietServer.class::isInstance)) {
            QuietServer filter = new QuietServer();
            filter.setContext(context);
            filter.start();
            context.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        return logger.getName().startsWith(JETTY) && !level.isGreaterOrEqual(Level.ERROR)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
