package io.credledger.http;

import io.credledger.audit.AuditEvents;
import io.credledger.audit.AuditItem;
import io.credledger.audit.AuditQuery;
import io.credledger.audit.AuditReading;
import io.credledger.audit.AuditUnavailableException;
import io.credledger.audit.LiveReading;
import io.credledger.view.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code /v1/audit/events} as lines, all of them, and as a live stream. */
final class AuditStreams {

    /** Whoever has gone is noticed by it, and proxies keep the connection. Less than a connection may be idle. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Then the client comes again with its cursor, and is asked again who it is. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final byte[] NEWLINE = {'\n'};

    private final AuditEvents events;

    AuditStreams(AuditEvents events) {
        this.events = events;
    }

    /** With a limit a part, and where it goes on; without, all. */
    void lines(Call call, AuditFormat format, AuditQuery query) {
        if (call.has("limit")) {
            call.later(events.of(call.caller(), query, call.page()), page -> part(call, format, page));
            return;
        }
        try (AuditReading reading = Coming.now(events.open(call.caller(), query, call.cursor()))) {
            call.stream(format.type(), out -> {
                out.write(head(format));
                for (Optional<AuditItem> item = reading.next(); item.isPresent(); item = reading.next()) {
                    write(out, format, item.get());
                }
            });
        }
    }

    private static void part(Call call, AuditFormat format, Page<AuditItem> page) {
        if (page.nextCursor() != null) {
            call.header("Next-Cursor", page.nextCursor());
        }
        call.stream(format.type(), out -> {
            out.write(head(format));
            for (AuditItem item : page.items()) {
                write(out, format, item);
            }
        });
    }

    private static String head(AuditFormat format) {
        return format == AuditFormat.CSV ? AuditCsv.HEADER : "";
    }

    private static void write(LongAnswer out, AuditFormat format, AuditItem item) throws IOException {
        if (format == AuditFormat.CSV) {
            out.write(AuditCsv.line(item));
        } else {
            out.write(Json.write(item));
            out.write(NEWLINE);
        }
    }

    void live(Call call, AuditQuery query) {
        if (query.to() != null) {
            throw ProblemException.invalid("to", "is not for a live stream, which has no end");
        }
        if (call.has("limit")) {
            throw ProblemException.invalid("limit", "is not for a live stream, which has no end");
        }
        // A browser that lost its stream says so where it was (WHATWG HTML, 9.2).
        String last = call.given("Last-Event-ID");
        String cursor = last == null || last.isEmpty() ? call.cursor() : last;
        try (LiveReading reading = Coming.now(events.follow(call.caller(), query, cursor))) {
            call.stream(AuditFormat.LIVE.type(), out -> follow(reading, out));
        }
    }

    /** Ends in order when the time is over, the process ends or Kafka is away: the client comes again where it was. */
    private void follow(LiveReading reading, LongAnswer out) throws IOException {
        out.write("retry: 1000\n");
        beat(reading, out);
        long end = System.nanoTime() + LIFE.toNanos();
        long last = System.nanoTime();
        boolean written = false;
        while (!events.isClosing() && System.nanoTime() < end) {
            Optional<AuditItem> item;
            try {
                item = reading.next();
            } catch (AuditUnavailableException e) {
                return;
            }
            if (item.isPresent()) {
                out.write("id: " + reading.cursor() + "\ndata: ");
                out.write(Json.write(item.get()));
                out.write("\n\n");
                written = true;
            } else if (written) {
                out.flush();
                written = false;
                last = System.nanoTime();
            } else if (System.nanoTime() - last > HEARTBEAT.toNanos()) {
                beat(reading, out);
                last = System.nanoTime();
            }
        }
    }

    /** An id without data tells nobody anything but from where on to come again: what was passed over need not be looked at twice. */
    private static void beat(LiveReading reading, LongAnswer out) throws IOException {
        out.write(": here\nid: " + reading.cursor() + "\n\n");
        out.flush();
    }
}
