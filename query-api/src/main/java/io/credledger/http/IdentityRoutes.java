package io.credledger.http;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.Handle;
import io.credledger.ledger.Role;
import io.credledger.operation.Cascades;
import io.credledger.operation.Done;
import io.credledger.operation.EndedCard;
import io.credledger.operation.Identities;
import io.credledger.operation.IdentityCard;
import io.credledger.operation.IdentityChange;
import io.credledger.session.BrowserSession;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/whoami} and {@code /v1/identities}. */
final class IdentityRoutes {

    private static final String ROLES = "must be among user, auditor, service, admin";

    private final Services services;
    private final Identities identities;
    private final Cascades cascades;

    IdentityRoutes(Services services) {
        this.services = services;
        this.identities = new Identities(services.desk());
        this.cascades = new Cascades(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.WHOAMI, this::whoami);
        routes.put(Route.IDENTITY_REGISTER, this::registerIdentity);
        routes.put(Route.IDENTITY_LIST, call -> call.page(identities.list(call.page())));
        routes.put(Route.IDENTITY_SHOW, call -> shown(call, identities.show(call.handle())));
        routes.put(Route.IDENTITY_CHANGE, this::change);
        routes.put(Route.IDENTITY_DEACTIVATE, call -> ended(call, identities.deactivate(ask(call), call.handle())));
        routes.put(Route.IDENTITY_ERASE, this::erase);
        routes.put(Route.IDENTITY_CASCADE, call -> call.ok(cascades.show(call.handle())));
        routes.put(Route.IDENTITY_REACTIVATE, call -> written(call, identities.reactivate(ask(call), call.handle())));
    }

    private static io.credledger.edge.Ask ask(Call call) {
        call.optionalJson().done();
        return call.ask();
    }

    /** Whoever erases says the name once more: there is no way back. */
    private void erase(Call call) {
        Fields fields = call.json();
        String confirm = fields.text("confirm", Limits.HANDLE);
        fields.done();
        if (!confirm.equals(call.handle().value())) {
            throw ProblemException.invalid("confirm", "must be the identity's handle");
        }
        ended(call, identities.erase(call.ask(), call.handle()));
    }

    /** What follows takes its time: the answer says where to look. */
    private static void ended(Call call, Done<IdentityCard> done) {
        String status = "/v1/identities/" + call.handle() + "/cascade";
        call.at(done.position())
                .version(done.what().version())
                .header("Location", status)
                .answer(202, new EndedCard(done.what(), status));
    }

    private void whoami(Call call) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "identity",
                services.desk()
                        .directory()
                        .handle(call.caller().id())
                        .orElseThrow(EdgeReason.ERASED::refusal)
                        .value());
        answer.put("id", call.caller().id().value());
        answer.put("roles", Roles.names(call.caller()));
        answer.put("auth", call.caller().auth());
        BrowserSession session = call.caller().session();
        if (session != null) {
            answer.put("csrf_token", session.csrf());
        }
        call.header("Cache-Control", "no-store").ok(answer);
    }

    private void registerIdentity(Call call) {
        Fields fields = call.json();
        Handle handle = fields.parsed("handle", Limits.HANDLE, Handle::new);
        String displayName = fields.optionalText("display_name", Limits.NAME);
        Set<Role> roles = fields.has("roles") ? roles(fields) : EnumSet.of(Role.USER);
        fields.done();
        Done<IdentityCard> done = identities.register(call.ask(), handle, displayName, roles);
        call.at(done.position())
                .version(done.what().version())
                .header("Location", "/v1/identities/" + handle)
                .answer(201, done.what());
    }

    private void change(Call call) {
        Fields fields = call.json();
        boolean names = fields.mentions("display_name");
        String displayName = fields.optionalText("display_name", Limits.NAME);
        Optional<Set<Role>> roles = fields.has("roles") ? Optional.of(roles(fields)) : Optional.empty();
        fields.done();
        if (roles.isPresent() && !call.caller().isAdmin()) {
            throw ProblemException.field(ProblemType.FORBIDDEN, "roles", "are for admins to change");
        }
        IdentityChange change =
                new IdentityChange(names ? Optional.of(Optional.ofNullable(displayName)) : Optional.empty(), roles);
        written(call, identities.change(call.ask(), call.handle(), change));
    }

    private static Set<Role> roles(Fields fields) {
        List<String> texts = fields.texts("roles", Role.values().length, 20);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String text : texts) {
            Role role = Role.valueOf(known(text).toUpperCase(Locale.ROOT));
            roles.add(role);
        }
        return roles;
    }

    private static String known(String text) {
        boolean known = EnumSet.allOf(Role.class).stream()
                .anyMatch(role -> role.name().toLowerCase(Locale.ROOT).equals(text));
        if (!known) {
            throw ProblemException.invalid("roles", ROLES);
        }
        return text;
    }

    private static void shown(Call call, IdentityCard card) {
        call.version(card.version()).ok(card);
    }

    private static void written(Call call, Done<IdentityCard> done) {
        shown(call.at(done.position()), done.what());
    }
}
