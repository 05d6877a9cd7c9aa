package io.credledger.http;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.Position;
import io.credledger.operation.Done;
import io.credledger.protocol.Callback;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import io.credledger.session.PreSession;
import io.credledger.signin.OidcSignIn;
import io.credledger.web.ReturnTo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /signin} and {@code /v1/signin}: by an API token, or at an issuer and back. */
final class SignInRoutes {

    private static final String OIDC_CALLBACK = Route.SIGN_IN_CALLBACK.template();
    private static final String RETURN_TO = "return_to";

    private final Services services;
    private final Entrance entrance;

    SignInRoutes(Services services) {
        this.services = services;
        this.entrance = services.entrance();
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.SIGN_IN, this::page);
        routes.put(Route.SIGN_IN_TOKEN, this::token);
        routes.put(Route.SIGN_IN_OIDC, this::begin);
        routes.put(Route.SIGN_IN_CALLBACK, this::callback);
    }

    private void page(Call call) {
        ReturnTo returnTo = returnTo(call.query(RETURN_TO, ReturnTo::new));
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("title", "Sign in");
        model.put("who", call.callerIfKnown().flatMap(this::name).orElse(null));
        model.put("csrf", preSession(call.browser()));
        model.put("returnTo", returnTo.path());
        OidcSignIn oidc = entrance.oidc();
        if (oidc != null) {
            model.put(
                    "oidc",
                    Map.of("issuer", oidc.name(), "link", Route.SIGN_IN_OIDC.template() + '?' + query(returnTo)));
        }
        call.page(200, "signin", model);
    }

    private static String query(ReturnTo returnTo) {
        return RETURN_TO + '=' + URLEncoder.encode(returnTo.path(), StandardCharsets.UTF_8);
    }

    private Optional<String> name(Caller caller) {
        return services.desk().directory().handle(caller.id()).map(Object::toString);
    }

    /** The token for the form, and its cookie where there is none yet. */
    private String preSession(Browser browser) {
        PreSession guard = entrance.preSession();
        String known = browser.cookie(PreSession.NAME, PreSession.PATH);
        return guard.csrf(known).orElseGet(() -> {
            String cookie = guard.begin();
            browser.set(PreSession.NAME, cookie, PreSession.PATH, PreSession.LIFE);
            return guard.csrf(cookie).orElseThrow();
        });
    }

    private void token(Call call) {
        Browser browser = call.browser();
        browser.requireSameOrigin();
        entrance.rate().check(browser.address());
        if (call.hasForm()) {
            Map<String, List<String>> form = call.form();
            requirePreSession(browser, form);
            ReturnTo returnTo = returnTo(formReturnTo(form));
            in(call, signIn(call, Form.secret(form, "token")), returnTo);
        } else {
            Fields fields = call.json();
            SecretToken token = fields.secret("token");
            fields.done();
            in(call, signIn(call, token), ReturnTo.HOME);
        }
    }

    private void requirePreSession(Browser browser, Map<String, List<String>> form) {
        String cookie = browser.cookie(PreSession.NAME, PreSession.PATH);
        if (!entrance.preSession().hasCsrf(cookie, Form.only(form, SameOrigin.FIELD))) {
            throw ProblemException.of(ProblemType.CSRF_TOKEN_INVALID);
        }
    }

    private static @Nullable ReturnTo formReturnTo(Map<String, List<String>> form) {
        String path = Form.only(form, RETURN_TO);
        return path == null ? null : Rules.check(RETURN_TO, path, ReturnTo::new);
    }

    private static ReturnTo returnTo(@Nullable ReturnTo given) {
        return given == null ? ReturnTo.HOME : given;
    }

    @RevealsSecret(reason = "is looked up by its id and compared by its hash")
    private Done<BrowserSession> signIn(Call call, SecretToken pasted) {
        String token = pasted.revealText().strip();
        try (pasted) {
            return entrance.signIn().byToken(token, call.visit());
        } catch (RefusedException e) {
            services.failedSignIns().token(call.browser().address(), token, e);
            throw e;
        }
    }

    /** The session, where the browser wanted to go; or what there is to know of it, for a program. */
    private void in(Call call, Done<BrowserSession> done, ReturnTo returnTo) {
        BrowserSession session = done.what();
        give(call, session, done.position());
        if (call.wantsPage()) {
            call.seeOther(returnTo.path());
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", session.id().value());
        answer.put("expires_at", session.expiresAt());
        answer.put("csrf_token", session.csrf());
        call.ok(answer);
    }

    private void give(Call call, BrowserSession session, Position position) {
        call.at(position).browser().giveSession(entrance.signIn().cookies().seal(session));
        call.browser().take(PreSession.NAME, PreSession.PATH);
    }

    private OidcSignIn oidc() {
        OidcSignIn oidc = entrance.oidc();
        if (oidc == null) {
            throw ProblemException.of(ProblemType.SIGN_IN_NOT_CONFIGURED);
        }
        return oidc;
    }

    private void begin(Call call) {
        entrance.rate().check(call.browser().address());
        OidcSignIn oidc = oidc();
        ReturnTo returnTo = returnTo(call.query(RETURN_TO, ReturnTo::new));
        if (call.browser().isSentByOthers()) {
            // Nobody else's page replaces the session that somebody has: they are asked whether they want to.
            call.seeOther(Route.SIGN_IN.template() + '?' + query(returnTo));
            return;
        }
        OidcSignIn.Begun begun = oidc.begin(returnTo, redirectUri(call));
        call.browser().set(begun.cookie(), begun.ticket(), OIDC_CALLBACK, OidcSignIn.LIFE);
        call.seeOther(begun.location().toString());
    }

    private void callback(Call call) {
        Browser browser = call.browser();
        entrance.rate().check(browser.address());
        OidcSignIn oidc = oidc();
        Callback callback = Callback.read(call.queries());
        String ticket = null;
        if (!(callback instanceof Callback.Malformed)) {
            String name = oidc.cookie(state(callback));
            ticket = browser.cookie(name, OIDC_CALLBACK);
            browser.take(name, OIDC_CALLBACK);
        }
        OidcSignIn.In in = finished(call, oidc, callback, ticket);
        give(call, in.session().what(), in.session().position());
        call.seeOther(in.returnTo().path());
    }

    private OidcSignIn.In finished(Call call, OidcSignIn oidc, Callback callback, @Nullable String ticket) {
        try {
            return oidc.finish(callback, ticket, redirectUri(call), call.visit());
        } catch (RefusedException e) {
            services.failedSignIns().issuer(call.browser().address(), e);
            throw e;
        }
    }

    private static SecretToken state(Callback callback) {
        return callback instanceof Callback.Code code ? code.state() : ((Callback.ProviderError) callback).state();
    }

    private static URI redirectUri(Call call) {
        return URI.create(call.site().url().at(OIDC_CALLBACK));
    }
}
