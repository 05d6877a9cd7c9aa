package io.credledger.cli.leak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Everything that any logger of this process says at the finest level, while it is open. Nothing of it reaches a console: it is kept in a file,
 * for much of what must not stand there is only known afterwards.
 */
public final class EveryLogger extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Pattern API_TOKEN = Pattern.compile("clt_[0-9a-v]{26}_[A-Za-z0-9_-]{43}");

    /** What the tests themselves ask and answer with. */
    private static final List<String> OURS = List.of("jdk.internal.httpclient", "com.sun.net.httpserver");

    /** Ends what was said at once. No text has it. */
    private static final char END = '\u001e';

    private final Path file;
    private final Writer writer;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> heard = new ConcurrentHashMap<>();
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level julLevel = julRoot.getLevel();
    private final Handler julHandler = new JulHandler();

    /** @param file to be made */
    public EveryLogger(Path file) throws IOException {
        this.file = file;
        this.writer = Files.newBufferedWriter(file);
        setContext(loggers);
        start();
        for (Logger logger : loggers.getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(logger == root ? Level.TRACE : null);
            }
        }
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            others.add(all.next());
        }
        others.forEach(root::detachAppender);
        root.addAppender(this);
        julRoot.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(julHandler);
    }

    @Override
    protected void append(ILoggingEvent event) {
        heard.computeIfAbsent(event.getLoggerName(), name -> new AtomicLong()).incrementAndGet();
        StringBuilder text = new StringBuilder()
                .append(event.getFormattedMessage())
                .append('\n')
                .append(Arrays.toString(event.getArgumentArray()))
                .append(event.getMDCPropertyMap())
                .append(event.getKeyValuePairs())
                .append(event.getThreadName());
        append(event.getThrowableProxy(), text);
        look(event.getLoggerName() + " " + event.getLevel(), text.toString());
    }

    /** With causes and what was suppressed. */
    private static void append(IThrowableProxy thrown, StringBuilder text) {
        if (thrown != null) {
            text.append('\n').append(thrown.getClassName()).append(thrown.getMessage());
            append(thrown.getCause(), text);
            for (IThrowableProxy suppressed : thrown.getSuppressed()) {
                append(suppressed, text);
            }
        }
    }

    private static String text(@Nullable Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    /** Keeps a text, also one that no logger said. */
    void look(String who, String text) {
        if (API_TOKEN.matcher(text).find()) {
            tokens.add(who);
        }
        synchronized (writer) {
            try {
                writer.append(who).append('\n').append(text).append(END);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What stood where: by logger and level. */
    public Map<String, Set<String>> found(Finder finder) throws IOException {
        Map<String, Set<String>> found = new HashMap<>();
        tokens.forEach(who -> found.put(who, new HashSet<>(Set.of("an API token"))));
        synchronized (writer) {
            writer.flush();
        }
        if (!finder.in(file).isEmpty()) {
            try (Scanner said = new Scanner(file, StandardCharsets.UTF_8).useDelimiter(String.valueOf(END))) {
                while (said.hasNext()) {
                    String one = said.next();
                    Set<String> names = finder.in(one);
                    if (!names.isEmpty()) {
                        found.computeIfAbsent(one.substring(0, one.indexOf('\n')), absent -> new HashSet<>())
                                .addAll(names);
                    }
                }
            }
        }
        return found;
    }

    /** How often loggers below that name spoke. */
    long heard(String prefix) {
        return heard.entrySet().stream()
                .filter(logger -> logger.getKey().startsWith(prefix))
                .mapToLong(logger -> logger.getValue().get())
                .sum();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        others.forEach(root::addAppender);
        levels.forEach(Logger::setLevel);
        julRoot.removeHandler(julHandler);
        julRoot.setLevel(julLevel);
        stop();
        synchronized (writer) {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class JulHandler extends Handler {

        JulHandler() {
            setLevel(java.util.logging.Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            String logger = String.valueOf(logged.getLoggerName());
            if (OURS.stream().anyMatch(logger::startsWith)) {
                return;
            }
            heard.computeIfAbsent("jul", name -> new AtomicLong()).incrementAndGet();
            look(
                    "java.util.logging " + logged.getLoggerName() + " " + logged.getLevel(),
                    logged.getMessage() + Arrays.toString(logged.getParameters()) + text(logged.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
