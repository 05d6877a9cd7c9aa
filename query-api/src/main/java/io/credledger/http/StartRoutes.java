package io.credledger.http;

import io.credledger.connect.Beginning;
import io.credledger.connect.Departure;
import io.credledger.connect.StartCard;
import io.credledger.connect.Starting;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /connect/start}: who is in front of this browser confirms what the flow is about, then goes on to the provider. */
final class StartRoutes {

    private static final String TICKET = "ticket";
    private static final int MAX_TICKET = 2000;

    private final Beginning beginning;
    private final Starting starting;
    private final RateLimit rate;

    StartRoutes(Services services) {
        this.beginning = services.connecting().beginning();
        this.starting = services.connecting().starting();
        this.rate = services.entrance().rate();
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.CONNECT_START, this::show);
        routes.put(Route.CONNECT_GO, this::go);
        routes.put(Route.CONNECT_AGAIN, this::again);
    }

    /** Changes nothing: whoever is sent here by somebody else's link sees a page that asks. */
    private void again(Call call) {
        call.seeOther(beginning.again(call.caller(), call.connection()).authorizeUrl());
    }

    private void show(Call call) {
        String ticket = ticket(call.query(TICKET, text -> text));
        StartCard card = starting.show(call.caller(), ticket);
        if (call.wantsPage()) {
            call.page(200, "connect", page(call.caller(), card, ticket));
        } else {
            call.header("Cache-Control", "no-store").ok(card);
        }
    }

    private static Map<String, Object> page(Caller caller, StartCard card, String ticket) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", "Connect " + card.provider());
        model.put("who", card.who());
        model.put("provider", card.provider());
        model.put("host", card.host());
        model.put("key", card.key());
        model.put("activates", card.activates());
        model.put("expires", card.expiresAt().toString());
        model.put("any", !card.permissions().isEmpty());
        model.put(
                "permissions",
                card.permissions().stream().map(StartRoutes::permission).toList());
        model.put("ticket", ticket);
        BrowserSession session = caller.session();
        model.put("csrf", session == null ? false : session.csrf());
        return model;
    }

    private static Map<String, Object> permission(StartCard.Permission permission) {
        return Map.of(
                "scope",
                permission.scope(),
                "words",
                permission.words() == null ? false : permission.words(),
                "required",
                permission.required());
    }

    /** A redirect would be stopped by the page's own policy for forms, so the browser goes on by a page that refreshes. */
    private void go(Call call) throws InterruptedException {
        rate.check(call.browser().address());
        Caller caller = call.caller();
        String ticket = ticket(call.hasForm() ? Form.only(call.form(), TICKET) : json(call));
        Departure departure = starting.depart(caller, ticket);
        call.browser().set(departure.cookie(), departure.sealed(), Route.CONNECT_CALLBACK.template(), departure.left());
        call.header("Cache-Control", "no-store");
        if (call.wantsPage()) {
            Map<String, Object> model = new HashMap<>();
            model.put("title", "On to " + departure.provider());
            model.put("who", departure.who());
            model.put("refresh", departure.location().toString());
            model.put("location", departure.location().toString());
            model.put("provider", departure.provider());
            call.page(200, "departing", model);
        } else {
            call.ok(Map.of("location", departure.location().toString()));
        }
    }

    private static String json(Call call) {
        Fields fields = call.json();
        String ticket = fields.text(TICKET, MAX_TICKET);
        fields.done();
        return ticket;
    }

    private static String ticket(@Nullable String text) {
        if (text == null || text.length() > MAX_TICKET || !text.matches("[A-Za-z0-9_-]+")) {
            throw ProblemException.of(ProblemType.UNKNOWN_FLOW);
        }
        return text;
    }
}
