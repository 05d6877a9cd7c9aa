package io.credledger.http;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Position;
import io.credledger.operation.Directory;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import io.credledger.session.Client;
import io.credledger.session.ClientRefusedException;
import io.credledger.session.Presented;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every request passes before its route answers: what it accepts, who is calling, whether they may, and from when on. */
final class Gate {

    private final Services services;

    Gate(Services services) {
        this.services = services;
    }

    /** The request, let through. */
    Call pass(Context context, Route route) throws InterruptedException {
        if (route.right() == Right.PUBLIC) {
            return new Call(context, services.site(), null);
        }
        requireAcceptable(context, route);
        if (route.right() == Right.CLIENT) {
            requireKnownQueries(context, route);
            return passClient(context, route);
        }
        PageVisit visit = new PageVisit(context, route, services.site());
        visit.requireOurName();
        Presented presented = presented(context);
        Caller caller = caller(context, presented);
        if (caller == null && !route.right().isOpen()) {
            recordOldSession(context, presented);
            visit.signInFirst();
            throw ProblemException.of(ProblemType.NOT_AUTHENTICATED);
        }
        if (caller != null) {
            route.right().require(caller, route.concernsIdentity() && isSelf(context, caller));
        }
        requireKnownQueries(context, route);
        if (route.awaits()) {
            awaitPosition(context.queryParam(Call.MIN_POSITION));
        }
        Call call = new Call(context, services.site(), caller);
        if (caller != null && caller.session() != null) {
            passSession(context, route, call, caller.session());
        }
        return call;
    }

    /** Whoever says nothing may be let through: what they ask with may speak for them. */
    private Call passClient(Context context, Route route) {
        Call call = new Call(context, services.site(), null);
        Map<String, List<String>> form = call.hasForm() ? call.form() : Map.of();
        Client client = client(context, form);
        Caller caller = client.caller();
        if (caller == null && !call.hasForm()) {
            throw ProblemException.of(ProblemType.NOT_AUTHENTICATED);
        }
        if (caller != null && caller.session() != null) {
            passSession(context, route, call, caller.session());
        }
        return call.from(client);
    }

    private Client client(Context context, Map<String, List<String>> form) {
        Presented presented = presented(context);
        try {
            return services.clients().authenticate(presented, form);
        } catch (RefusedException e) {
            services.failedSignIns().presented(address(context), presented, e);
            throw e;
        } catch (ClientRefusedException e) {
            if (e.isUnknown()) {
                services.failedSignIns().client(address(context), presented, e);
            }
            throw e;
        }
    }

    private void passSession(Context context, Route route, Call call, BrowserSession session) {
        if (!route.isRead() && !route.bringsItsOwn()) {
            SameOrigin.require(context, call, session);
        }
        services.entrance().signIn().cookies().resealed(session).ifPresent(call.browser()::giveSession);
    }

    private static void requireAcceptable(Context context, Route route) {
        String accept = context.header("Accept");
        boolean streams = route == Route.AUDIT_EVENTS && AuditFormat.of(accept).isPresent();
        boolean page = route.isPage() && Accepts.html(accept);
        if (!route.isFile() && !streams && !page && !Accepts.json(accept)) {
            throw ProblemException.of(ProblemType.NOT_ACCEPTABLE);
        }
    }

    /** Null where nobody says who they are, or a cookie is nobody's any more. A header that is no good is refused, cookie or none. */
    private @Nullable Caller caller(Context context, Presented presented) {
        Optional<Caller> caller = authenticated(context, presented);
        if (caller.isEmpty() && presented.authorization() != null) {
            services.failedSignIns().presented(address(context), presented);
            throw ProblemException.of(ProblemType.NOT_AUTHENTICATED);
        }
        return caller.orElse(null);
    }

    private Optional<Caller> authenticated(Context context, Presented presented) {
        try {
            return services.authenticator().authenticate(presented);
        } catch (RefusedException e) {
            services.failedSignIns().presented(address(context), presented, e);
            throw e;
        }
    }

    /** Only where somebody has to be known: a browser keeps showing a cookie that is nobody's any more. */
    private void recordOldSession(Context context, Presented presented) {
        if (presented.session() != null) {
            services.failedSignIns().presented(address(context), presented);
        }
    }

    private Presented presented(Context context) {
        return new Presented(context.header("Authorization"), new Browser(context, services.site()).session());
    }

    private InetAddress address(Context context) {
        return new Browser(context, services.site()).address();
    }

    private boolean isSelf(Context context, Caller caller) {
        Directory directory = services.desk().directory();
        try {
            return directory.id(new Handle(context.pathParam("handle"))).equals(caller.id());
        } catch (InvalidIdException e) {
            return false;
        }
    }

    /** A parameter that a route does not know would be ignored, and its answer be another than was asked for. */
    private static void requireKnownQueries(Context context, Route route) {
        context.queryParamMap().forEach((name, values) -> {
            String shown = name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "a parameter";
            if (!route.takes(name)) {
                throw ProblemException.invalid(shown, "is not a parameter of this route");
            }
            if (values.size() > 1) {
                throw ProblemException.invalid(shown, "must be given once");
            }
        });
    }

    private void awaitPosition(@Nullable String text) throws InterruptedException {
        if (text == null) {
            return;
        }
        Position position = Rules.check(Call.MIN_POSITION, text, Position::parse);
        if (position.shard() >= services.desk().view().shards()) {
            throw ProblemException.invalid(Call.MIN_POSITION, "must name a shard of this ledger");
        }
        if (!services.desk().view().awaitApplied(position, services.patience())) {
            throw ProblemException.of(ProblemType.POSITION_NOT_REACHED);
        }
    }
}
