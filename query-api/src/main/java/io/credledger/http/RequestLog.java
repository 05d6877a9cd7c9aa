package io.credledger.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line and one measurement per request: the route's template, never the path, the query or a header. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.credledger.access");
    private static final String ROUTE = "credledger.route";

    private final MeterRegistry metrics;

    RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    static void matched(Context context, Route route) {
        context.attribute(ROUTE, route);
    }

    /** The route that was found; null where none was. */
    static @Nullable Route route(Context context) {
        return context.attribute(ROUTE);
    }

    void record(Context context, float millis) {
        Route known = route(context);
        String route = known == null ? "unmatched" : known.template();
        String method = known == null ? "-" : context.method().name();
        int status = context.statusCode();
        LOG.info("{} {} {} {} ms {}", method, route, status, Math.round(millis), RequestId.of(context));
        Timer.builder("credledger.http.requests")
                .description("Requests by method, route template and status")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(metrics)
                .record(Duration.ofNanos((long) (millis * 1_000_000)));
        LogContext.end();
    }
}
