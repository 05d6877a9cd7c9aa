package io.credledger.http;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionHistory;
import io.credledger.operation.ConnectionQuery;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Connections;
import io.credledger.operation.Desk;
import io.credledger.operation.Done;
import io.credledger.operation.NewConnection;
import io.credledger.operation.Refreshes;
import io.credledger.operation.Storing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/connections}. */
final class ConnectionRoutes {

    private static final Set<String> STATUSES =
            Set.of("connected", "expired", "needs_reauth", "disconnected", "erased");

    private final Desk desk;
    private final ConnectionRegister register;
    private final Connections connections;
    private final Refreshes refreshes;
    private final Storing storing;
    private final ConnectionHistory history;
    private final Renewal renewal;
    private final AsOf asOf;

    ConnectionRoutes(Services services) {
        this.desk = services.desk();
        this.register = new ConnectionRegister(desk);
        this.connections = new Connections(desk);
        this.refreshes = services.refreshes();
        this.storing = new Storing(desk);
        this.history = new ConnectionHistory(desk);
        this.renewal = new Renewal(services.entrance());
        this.asOf = new AsOf(services);
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.CONNECTION_STORE, this::store);
        routes.put(Route.CONNECTION_LIST, this::list);
        routes.put(Route.CONNECTION_SHOW, this::show);
        routes.put(
                Route.CONNECTION_HISTORY, call -> call.page(history.of(call.caller(), call.connection(), call.page())));
        routes.put(Route.CONNECTION_REFRESH, this::refresh);
        routes.put(Route.CONNECTION_TRANSFER, this::transfer);
        routes.put(Route.CONNECTION_SHARE, this::share);
        routes.put(Route.CONNECTION_WITHDRAW, this::withdraw);
        routes.put(Route.CONNECTION_DISCONNECT, this::disconnect);
    }

    private void list(Call call) throws InterruptedException {
        ConnectionQuery query = query(call);
        call.page(asOf.of(call)
                .map(moment -> register.list(call.caller(), query, call.page(), moment))
                .orElseGet(() -> register.list(call.caller(), query, call.page())));
    }

    private void show(Call call) throws InterruptedException {
        ConnectionId id = call.connection();
        shown(
                call,
                asOf.of(call)
                        .map(moment -> register.show(call.caller(), id, moment))
                        .orElseGet(() -> register.show(call.caller(), id)));
    }

    private void store(Call call) {
        Handle self = desk.directory().handle(call.caller().id()).orElseThrow(EdgeReason.ERASED::refusal);
        NewConnection wanted = NewConnectionJson.parse(call.json(), self);
        try {
            Done<ConnectionCard> done = storing.store(call.caller(), call.ask(), wanted);
            ConnectionCard card = done.what();
            if (wanted.wishes().activate()) {
                renewal.renew(call);
            }
            call.at(done.position())
                    .version(card.version())
                    .header("Location", "/v1/connections/" + card.id())
                    .answer(card.generation() == 1 ? 201 : 200, card);
        } finally {
            NewConnectionJson.wipe(wanted);
        }
    }

    private static ConnectionQuery query(Call call) {
        return new ConnectionQuery(
                call.query("owner", Handle::new),
                call.query("provider", ProviderId::new),
                call.query("status", ConnectionRoutes::status),
                call.query("name", ConnectionName::new),
                call.query("namespace", Handle::new),
                call.query("key", ConnectionRoutes::key));
    }

    private static String status(String text) {
        if (!STATUSES.contains(text)) {
            throw new InvalidIdException("must be connected, expired, needs_reauth, disconnected or erased");
        }
        return text;
    }

    private static StoreKey.Connection key(String text) {
        if (StoreKey.parse(text) instanceof StoreKey.Connection key) {
            return key;
        }
        throw new InvalidIdException("must be vault:<vault>:<provider>:connection:<handle>/<name>");
    }

    /** 200 when the credential is new, 202 when it is not yet: the card tells how far it is. */
    private void refresh(Call call) {
        call.optionalJson().done();
        call.later(refreshes.refresh(call.caller(), call.ask(), call.connection()), refreshed -> {
            Position position = refreshed.position();
            if (position != null) {
                call.at(position);
            }
            ConnectionCard card = refreshed.card();
            call.version(card.version());
            if (!refreshed.done()) {
                call.header("Location", "/v1/connections/" + card.id()).header("Retry-After", "1");
            }
            call.answer(refreshed.done() ? 200 : 202, card);
        });
    }

    private void transfer(Call call) {
        Fields fields = call.json();
        Handle to = fields.parsed("to", Limits.HANDLE, Handle::new);
        String reason = fields.optionalText("reason", Limits.REASON);
        fields.done();
        ConnectionId id = call.connection();
        written(call, connections.transfer(call.caller(), call.ask(), id, to, reason));
    }

    private void share(Call call) {
        call.optionalJson().done();
        written(call, connections.share(call.caller(), call.ask(), call.connection(), call.handle()));
    }

    private void withdraw(Call call) {
        var done = connections.withdraw(call.caller(), call.ask(), call.connection(), call.handle());
        call.at(done.position()).noContent();
    }

    private void disconnect(Call call) {
        var done = connections.disconnect(call.caller(), call.ask(), call.connection());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", done.what().id());
        answer.put("status", done.what().status());
        answer.put("revocation", done.what().revocation());
        call.at(done.position()).version(done.what().version()).ok(answer);
    }

    private static void shown(Call call, ConnectionCard card) {
        call.version(card.version()).ok(card);
    }

    private static void written(Call call, Done<ConnectionCard> done) {
        shown(call.at(done.position()), done.what());
    }
}
