package io.credledger.http;

import io.credledger.audit.Audit;
import io.credledger.audit.AuditQuery;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.operation.Directory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/connections/{id}/access} and {@code /v1/audit}. */
final class AuditRoutes {

    private static final String TYPE = "[A-Za-z]{1,64}";

    private final Audit audit;
    private final Directory directory;

    AuditRoutes(Services services) {
        this.audit = services.audit();
        this.directory = services.desk().directory();
    }

    void register(Map<Route, Answering> routes) {
        routes.put(
                Route.CONNECTION_ACCESS,
                call -> call.later(
                        audit.accesses().of(call.caller(), call.connection(), call.page()), page -> call.page(page)));
        routes.put(
                Route.AUDIT_EVENTS,
                call -> call.later(
                        audit.events().of(call.caller(), query(call), call.page()), page -> call.page(page)));
    }

    private AuditQuery query(Call call) {
        Instant from = time(call, "from");
        Instant to = time(call, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.invalid("to", "must be later than from");
        }
        Handle identity = call.query("identity", Handle::new);
        String type = call.query("type", text -> text);
        if (type != null && !type.matches(TYPE)) {
            throw ProblemException.invalid("type", "must be the name of a type: letters, at most 64");
        }
        return new AuditQuery(
                from,
                to,
                call.query("connection", ConnectionId::new),
                identity == null ? null : directory.id(identity),
                type);
    }

    private static @Nullable Instant time(Call call, String name) {
        try {
            return call.query(name, text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "must be a time as RFC 3339 has it");
        }
    }
}
