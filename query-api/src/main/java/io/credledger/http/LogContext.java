package io.credledger.http;

import io.javalin.http.Context;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What every line that is logged for a request can be found by: the request's id, and the trace that the caller has begun, from the header
 * {@code traceparent} (W3C Trace Context) or from OpenTelemetry where its agent is at work.
 */
final class LogContext {

    private static final String REQUEST = "request_id";
    private static final String TRACE = "trace_id";
    private static final String SPAN = "span_id";

    private LogContext() {}

    static void begin(Context request) {
        MDC.put(REQUEST, RequestId.of(request));
        SpanContext span = span(request);
        if (span.isValid()) {
            MDC.put(TRACE, span.getTraceId());
            MDC.put(SPAN, span.getSpanId());
        } else {
            MDC.remove(TRACE);
            MDC.remove(SPAN);
        }
    }

    /** Threads are used again. */
    static void end() {
        MDC.remove(REQUEST);
        MDC.remove(TRACE);
        MDC.remove(SPAN);
    }

    private static SpanContext span(Context request) {
        SpanContext running = Span.current().getSpanContext();
        return running.isValid()
                ? running
                : Span.fromContext(W3CTraceContextPropagator.getInstance()
                                .extract(io.opentelemetry.context.Context.root(), request, Headers.INSTANCE))
                        .getSpanContext();
    }

    private enum Headers implements TextMapGetter<Context> {
        INSTANCE;

        @Override
        public @Nullable String get(@Nullable Context request, String key) {
            return request == null ? null : request.header(key);
        }
    }
}
