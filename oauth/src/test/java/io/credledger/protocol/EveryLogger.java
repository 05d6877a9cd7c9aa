package io.credledger.protocol;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** What all loggers of this process say at the finest level, while it is open. */
final class EveryLogger extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level julLevel = julRoot.getLevel();
    private final Handler julHandler = new JulHandler();

    EveryLogger() {
        setContext(loggers);
        start();
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            others.add(all.next());
        }
        others.forEach(root::detachAppender);
        root.setLevel(Level.TRACE);
        root.addAppender(this);
        julRoot.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(julHandler);
    }

    @Override
    protected void append(ILoggingEvent event) {
        said.add(event.getLoggerName() + " " + event.getFormattedMessage()
                + Arrays.toString(event.getArgumentArray())
                + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(level);
        others.forEach(root::addAppender);
        julRoot.removeHandler(julHandler);
        julRoot.setLevel(julLevel);
        stop();
    }

    private final class JulHandler extends Handler {

        JulHandler() {
            setLevel(java.util.logging.Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            said.add(logged.getLoggerName() + " " + logged.getMessage() + Arrays.toString(logged.getParameters())
                    + logged.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
