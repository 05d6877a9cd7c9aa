package io.credledger.cli.demo;

import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.AuthorizationWish;
import io.credledger.demo.DemoAnswer;
import io.credledger.demo.DemoEndpoints;
import io.credledger.demo.FamilyId;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The provider over HTTP, on loopback. */
final class DemoSite implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final AuthorizationServer server;
    private final DemoEndpoints endpoints;
    private final KeptGrants kept;
    private final Javalin javalin;

    /**
     * @param port 0 takes a free one
     * @throws JavalinBindException when somebody else has the port
     */
    DemoSite(AuthorizationServer server, KeptGrants kept, int port) {
        this.server = server;
        this.endpoints = new DemoEndpoints(server);
        this.kept = kept;
        this.javalin = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = LOOPBACK;
            config.jetty.port = port;
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            config.routes.get("/", this::grants);
            config.routes.post("/withdraw", this::withdraw);
            config.routes.get("/authorize", this::ask);
            config.routes.post("/authorize", this::decide);
            config.routes.post("/token", context -> answer(context, endpoints::token));
            config.routes.post("/revoke", context -> answer(context, endpoints::revoke));
            config.routes.post("/introspect", context -> answer(context, endpoints::introspect));
            config.routes.get("/api/user", context -> json(context, endpoints.account(authorization(context))));
        });
    }

    int port() {
        return javalin.port();
    }

    String url() {
        return "http://" + host();
    }

    String host() {
        return LOOPBACK + ":" + port();
    }

    private void grants(Context context) {
        page(context, DemoPages.grants(server.families()));
    }

    private void withdraw(Context context) {
        String grant = context.formParam("grant");
        server.families().stream()
                .map(family -> family.id())
                .filter(id -> id.value().equals(grant))
                .forEach(this::withdraw);
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void withdraw(FamilyId id) {
        server.withdraw(id);
        kept.keep(server);
    }

    private void ask(Context context) {
        Map<String, String> request = first(context.queryParamMap());
        AuthorizationWish wish = wish(request);
        if (wish == null) {
            refuse(context);
        } else {
            page(context, DemoPages.consent(wish, Account.DEMO, request));
        }
    }

    private void decide(Context context) {
        AuthorizationWish wish = wish(first(context.formParamMap()));
        if (wish == null) {
            refuse(context);
            return;
        }
        boolean yes = "yes".equals(context.formParam("decision"));
        String back = (yes ? server.approved(wish, Account.DEMO) : wish.denied()).toString();
        context.header("Cache-Control", "no-store").redirect(back, HttpStatus.SEE_OTHER);
    }

    private @Nullable AuthorizationWish wish(Map<String, String> request) {
        return AuthorizationWish.read(request).filter(server::knows).orElse(null);
    }

    private static void refuse(Context context) {
        page(context.status(HttpStatus.BAD_REQUEST), DemoPages.refused());
    }

    private static void page(Context context, String html) {
        DemoPages.HEADERS.forEach(context::header);
        context.html(html);
    }

    private void answer(Context context, BiFunction<@Nullable SecretToken, SecretToken, DemoAnswer> endpoint) {
        DemoAnswer answer = endpoint.apply(authorization(context), SecretToken.takeOwnershipOf(context.bodyAsBytes()));
        kept.keep(server);
        json(context, answer);
    }

    private static @Nullable SecretToken authorization(Context context) {
        String header = context.header("Authorization");
        return header == null ? null : SecretToken.takeCopyOf(header);
    }

    @RevealsSecret(reason = "the answer goes to its client")
    private static void json(Context context, DemoAnswer answer) {
        context.status(answer.status())
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(answer.body().reveal());
    }

    private static Map<String, String> first(Map<String, List<String>> parameters) {
        Map<String, String> first = new HashMap<>();
        parameters.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.get(0)));
        first.remove("decision");
        return first;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
