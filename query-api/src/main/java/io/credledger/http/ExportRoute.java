package io.credledger.http;

import io.credledger.audit.AuditEvents;
import io.credledger.audit.AuditReading;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.operation.ApiTokenCard;
import io.credledger.operation.ApiTokens;
import io.credledger.operation.Desk;
import io.credledger.operation.Identities;
import io.credledger.operation.IdentityCard;
import io.credledger.operation.Logins;
import io.credledger.operation.Possessions;
import io.credledger.operation.Sessions;
import io.credledger.operation.Webhooks;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/identities/{handle}/export}: everything that the ledger has of a person, and no token. */
final class ExportRoute implements Answering {

    private final Desk desk;
    private final AuditEvents events;
    private final Webhooks webhooks;

    ExportRoute(Services services) {
        this.desk = services.desk();
        this.events = services.audit().events();
        this.webhooks = services.webhooks();
    }

    @Override
    public void answer(Call call) {
        Handle handle = call.handle();
        IdentityCard identity = new Identities(desk).show(handle);
        IdentityId id = new IdentityId(identity.id());
        Possessions possessions = new Possessions(desk, call.caller(), id);
        try (AuditReading reading = Coming.now(events.about(call.caller(), id, possessions.tenures()))) {
            call.header("Content-Disposition", "attachment; filename=\"export.json\"");
            call.stream("application/json", out -> {
                JsonStream json = new JsonStream(out);
                json.member("exported_at", desk.clock().instant());
                json.member("identity", identity);
                json.member("api_tokens", tokens(handle));
                json.member("logins", new Logins(desk).list(handle));
                json.member("sessions", new Sessions(desk).list(id));
                json.member("webhooks", webhooks.of(id, call.caller()));
                json.member("active_forge", forge(id));
                Iterator<ConnectionId> owned = possessions.tenures().keySet().iterator();
                json.array(
                        "connections",
                        () -> owned.hasNext() ? Optional.of(possessions.of(owned.next())) : Optional.empty());
                json.array("events", reading::next);
                json.end();
            });
        }
    }

    /** The setting, whatever has become of the connection. */
    private Map<String, @Nullable Object> forge(IdentityId id) {
        Map<String, @Nullable Object> forge = new LinkedHashMap<>();
        ActiveForge setting = desk.view().activeForge(id).orElse(null);
        ConnectionId connection = setting == null ? null : setting.connection();
        forge.put("connection", connection == null ? null : connection.value());
        forge.put("since", setting == null ? null : setting.since());
        return forge;
    }

    private List<ApiTokenCard> tokens(Handle handle) {
        ApiTokens tokens = new ApiTokens(desk);
        List<ApiTokenCard> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<ApiTokenCard> page = tokens.list(handle, new PageRequest(cursor, PageRequest.MAX_LIMIT));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
