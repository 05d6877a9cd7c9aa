package io.credledger.http;

import io.credledger.audit.Audit;
import io.credledger.audit.AuditQuery;
import io.credledger.audit.OwnershipCard;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.operation.Directory;
import io.credledger.view.Moment;
import io.credledger.view.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/connections/{id}/access} and {@code /v1/audit}. */
final class AuditRoutes {

    private static final String TYPE = "[A-Za-z]{1,64}";

    private final Audit audit;
    private final Directory directory;
    private final AsOf asOf;

    AuditRoutes(Services services) {
        this.audit = services.audit();
        this.directory = services.desk().directory();
        this.asOf = new AsOf(services);
    }

    void register(Map<Route, Answering> routes) {
        routes.put(
                Route.CONNECTION_ACCESS,
                call -> call.later(
                        audit.accesses().of(call.caller(), call.connection(), call.page()), page -> call.page(page)));
        routes.put(Route.AUDIT_OWNERSHIP, this::ownership);
        routes.put(Route.AUDIT_EVENTS, this::events);
    }

    private void events(Call call) {
        AuditQuery query = query(call);
        AuditStreams streams = new AuditStreams(audit.events());
        AuditFormat format =
                AuditFormat.of(call.given("Accept")).orElseThrow(() -> ProblemException.of(ProblemType.NOT_ACCEPTABLE));
        switch (call.wantsBody() ? format : AuditFormat.JSON) {
            case JSON -> call.later(audit.events().of(call.caller(), query, call.page()), page -> call.page(page));
            case NDJSON, CSV -> streams.lines(call, format, query);
            case LIVE -> streams.live(call, query);
        }
    }

    private void ownership(Call call) throws InterruptedException {
        ConnectionId connection = call.query("connection", ConnectionId::new);
        Handle handle = call.query("identity", Handle::new);
        Moment moment = asOf.orNow(call);
        if (connection != null && handle == null) {
            call.later(audit.ownership().of(call.caller(), connection, moment), call::ok);
        } else if (handle != null && connection == null) {
            call.later(
                    audit.ownership().of(call.caller(), directory.id(handle), moment, call.page()),
                    page -> call.ok(owned(handle, moment, page)));
        } else {
            throw ProblemException.invalid("connection", "or identity must be given, and not both");
        }
    }

    private static Map<String, @Nullable Object> owned(Handle handle, Moment moment, Page<OwnershipCard> page) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("identity", handle.value());
        answer.put("as_of", moment.at());
        answer.put("items", page.items());
        answer.put("next_cursor", page.nextCursor());
        return answer;
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
        return call.query(name, text -> AsOf.time(name, text));
    }
}
