package io.credledger.http;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import io.credledger.web.Scripts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages that scripts of ours fill by what the API answers to them, and those scripts. What stands in a page itself works without. */
final class PageRoutes {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final Set<String> SECTIONS = Set.of("connections", "identities", "providers", "health");

    private final Services services;
    private final DeadGrants deadGrants;

    PageRoutes(Services services) {
        this.services = services;
        this.deadGrants = new DeadGrants(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.SCRIPT, PageRoutes::script);
        routes.put(Route.HOME, this::home);
        routes.put(Route.CONNECTION_PAGE, this::connection);
        routes.put(Route.AUDIT_PAGE, call -> show(call, "audit", "Audit", "", List.of()));
        routes.put(Route.ADMIN_PAGE, this::admin);
    }

    private static void script(Call call) {
        String file = call.path("file", text -> text, ProblemType.NOT_FOUND);
        String version = call.path("version", text -> text, ProblemType.NOT_FOUND);
        byte[] script = Scripts.find(file).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
        call.header("Cache-Control", Scripts.isThis(version) ? FOR_EVER : "no-store")
                .bytes(200, Scripts.TYPE, script);
    }

    private void home(Call call) {
        Optional<Caller> caller = call.callerIfKnown();
        if (caller.isEmpty()) {
            call.seeOther(Route.SIGN_IN.template());
            return;
        }
        List<Map<String, Object>> dead = handle(caller.get())
                .map(handle -> deadGrants.of(caller.get(), handle))
                .orElse(List.of());
        show(call, "accounts", "Connected accounts", "", dead);
    }

    private void connection(Call call) {
        ConnectionId id = call.connection();
        show(call, "connection", "Connection", id.value(), List.of());
    }

    private void admin(Call call) {
        String section = call.path("section", text -> text, ProblemType.NOT_FOUND);
        if (!SECTIONS.contains(section)) {
            throw ProblemException.of(ProblemType.NOT_FOUND);
        }
        show(call, "admin", "Administration", section, List.of());
    }

    private void show(Call call, String page, String title, String subject, List<Map<String, Object>> dead) {
        Caller caller = call.caller();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("title", title);
        model.put("page", page);
        model.put("subject", subject);
        model.put("who", handle(caller).map(Object::toString).orElse("?"));
        model.put("roles", String.join(", ", Roles.names(caller)));
        model.put("readsAll", caller.readsAll());
        model.put("onAccounts", page.equals("accounts"));
        model.put("onAudit", page.equals("audit"));
        model.put("onAdmin", page.equals("admin"));
        model.put("any", !dead.isEmpty());
        model.put("dead", dead);
        model.put("theme", Scripts.theme());
        model.put("module", Scripts.page(page));
        model.put("shared", Scripts.shared());
        model.put("session", session(caller.session()));
        call.scripted("page", model);
    }

    private static @Nullable Object session(@Nullable BrowserSession session) {
        return session == null ? null : Map.of("ends", session.expiresAt().toString(), "csrf", session.csrf());
    }

    private Optional<Handle> handle(Caller caller) {
        return services.desk().directory().handle(caller.id());
    }
}
