package io.credledger.cli.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Locale;
import java.util.Map;

/**
 * Lines as {@code CREDLEDGER_LOG_FORMAT} says: {@code text}, or {@code json}, an object on each line, with the request and the trace that it belongs to. The
 * settings say what the variable may hold; here anything else is text, since there must be a log to complain in.
 */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {

    static final String VARIABLE = "CREDLEDGER_LOG_FORMAT";

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{36} - %msg%n";

    private final boolean json;
    private Encoder<ILoggingEvent> lines = new PatternLayoutEncoder();

    public LineEncoder() {
        this(System.getenv());
    }

    LineEncoder(Map<String, String> environment) {
        json = environment
                .getOrDefault(VARIABLE, "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals("json");
    }

    @Override
    public void start() {
        lines = json ? json() : text();
        lines.setContext(getContext());
        lines.start();
        super.start();
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        // Arguments and their template would say everything a second time.
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static Encoder<ILoggingEvent> text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        return encoder;
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return lines.encode(event);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }
}
