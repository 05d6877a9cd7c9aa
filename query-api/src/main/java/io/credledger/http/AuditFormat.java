package io.credledger.http;

import io.credledger.ledger.InvalidIdException;
import java.util.List;
import java.util.Locale;
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

    /** By a word, for a link, which cannot say what it accepts. */
    static AuditFormat ofWord(String word) {
        return switch (word) {
            case "json" -> JSON;
            case "ndjson" -> NDJSON;
            case "csv" -> CSV;
            default -> throw new InvalidIdException("must be json, ndjson or csv");
        };
    }

    /** What a browser calls it where it keeps it. */
    String fileName() {
        return "credledger-audit." + name().toLowerCase(Locale.ROOT);
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
