package io.credledger.crypto;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Listens to all of SLF4J and java.util.logging (Tink's) at the finest level. */
final class EveryLogger implements BeforeEachCallback, AfterEachCallback {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final List<String> julRecords = new CopyOnWriteArrayList<>();
    private final Handler julHandler = new Recorder();
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private Level before = Level.INFO;
    private java.util.logging.Level julBefore = java.util.logging.Level.INFO;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = root.getLevel();
        julBefore = julRoot.getLevel();
        root.setLevel(Level.TRACE);
        julRoot.setLevel(java.util.logging.Level.ALL);
        julHandler.setLevel(java.util.logging.Level.ALL);
        appender.start();
        root.addAppender(appender);
        julRoot.addHandler(julHandler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root.detachAppender(appender);
        root.setLevel(before);
        julRoot.removeHandler(julHandler);
        julRoot.setLevel(julBefore);
    }

    String text() {
        return Stream.concat(appender.list.stream().map(EveryLogger::text), julRecords.stream())
                .collect(Collectors.joining("\n"));
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + Arrays.toString(event.getArgumentArray()) + " "
                + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private final class Recorder extends Handler {
        @Override
        public void publish(LogRecord logged) {
            julRecords.add(
                    logged.getMessage() + " " + Arrays.toString(logged.getParameters()) + " " + logged.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
