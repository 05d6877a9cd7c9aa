package io.credledger.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As what {@code /v1/audit/events} answers: the first of what the client accepts. */
enum AuditFormat {
    JSON("application/json"),
    /** One item a line. */
    NDJSON("application/x-ndjson"),
    CSV("text/csv"),
    /** As they come (WHATWG HTML, server-sent events). */
    LIVE("text/event-stream");

    private final String type;

    AuditFormat(String type) {
        this.type = type;
    }

    String type() {
        return this == NDJSON || this == CSV ? type + "; charset=utf-8" : type;
    }

    static Optional<AuditFormat> of(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        return Accepts.ranges(accept).stream()
                .map(AuditFormat::ofRange)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<AuditFormat> ofRange(String range) {
        return List.of(NDJSON, CSV, LIVE).stream()
                .filter(format -> format.type.equals(range))
                .findFirst()
                .or(() -> Accepts.json(range) ? Optional.of(JSON) : Optional.empty());
    }
}
