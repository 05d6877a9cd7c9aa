package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.HttpAnswer;
import io.credledger.benchmarks.load.HttpCaller;
import io.credledger.benchmarks.load.Operation;
import io.credledger.benchmarks.load.RequestBytes;
import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoAnswer;
import io.credledger.demo.DemoClient;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.DemoEndpoints;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.Happening;
import io.credledger.demo.IssuedTokens;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A provider on loopback: refresh tokens for one use, and a grant that dies when one comes twice. */
final class LocalProvider implements AutoCloseable {

    static final String ID = "volume";
    static final String CLIENT_ID = "volume-client";

    /** Made up, and good for a process's life. */
    static final String CLIENT_SECRET = "volume-client-secret";

    /** A day, so that nothing comes due twice in a run. */
    static final GrantPolicy POLICY = GrantPolicy.strict().withAccessLife(Duration.ofDays(1));

    private static final String LOOPBACK = "127.0.0.1";
    private static final String TOKEN = "/token";
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    private final AuthorizationServer server = new AuthorizationServer(Clock.systemUTC());
    private final DemoEndpoints endpoints = new DemoEndpoints(server);
    private final Javalin javalin;

    private LocalProvider() {
        server.register(new DemoClient(CLIENT_ID, SecretToken.takeCopyOf(CLIENT_SECRET), POLICY));
        javalin = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = LOOPBACK;
            config.jetty.port = 0;
            config.routes.post(TOKEN, this::token);
        });
    }

    static LocalProvider start() {
        return new LocalProvider();
    }

    @RevealsSecret(reason = "the answer goes to its client")
    private void token(Context context) {
        String header = context.header("Authorization");
        DemoAnswer answer = endpoints.token(
                header == null ? null : SecretToken.takeCopyOf(header),
                SecretToken.takeOwnershipOf(context.bodyAsBytes()));
        context.status(answer.status())
                .contentType("application/json")
                .result(answer.body().reveal());
    }

    String host() {
        return LOOPBACK + ":" + javalin.port();
    }

    String base() {
        return "http://" + host();
    }

    DemoDefinition definition() {
        return new DemoDefinition(ID, base(), POLICY);
    }

    IssuedTokens grant() {
        return server.grant(CLIENT_ID, Account.DEMO, List.of("read"));
    }

    long count(Happening happening) {
        return server.count(happening);
    }

    /** What is known of it: one client that refreshes one grant again and again, and does nothing else. */
    @RevealsSecret(reason = "the refresh token goes to its provider")
    Operation caller() {
        HttpCaller http = new HttpCaller(javalin.port());
        String[] refresh = {Objects.requireNonNull(grant().refreshToken()).revealText()};
        return () -> {
            HttpAnswer answer = http.send(RequestBytes.form(
                            TOKEN,
                            "grant_type=refresh_token&client_id=" + CLIENT_ID + "&client_secret=" + CLIENT_SECRET
                                    + "&refresh_token=" + refresh[0]))
                    .require(200);
            refresh[0] = answer.first(REFRESH);
        };
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
