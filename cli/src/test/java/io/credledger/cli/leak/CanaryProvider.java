package io.credledger.cli.leak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every provider at once, on loopback: each below a path of its own, with every provider's token endpoint, account and repositories. All that it
 * makes up and says has canaries. It does as it is told.
 */
final class CanaryProvider implements AutoCloseable {

    private static final List<String> TOKEN = List.of("/token", "/access_token");

    private static final Told NOTHING = Told.text(200, "text/plain", "");

    private final Canaries canaries;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Consent> consents = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CanaryTokens tokens;

    volatile Function<Consent, Told> atToken;
    volatile Told atRevocation;

    /** What a refresh is answered; null where the provider does as it should. */
    volatile @Nullable Told atRefresh;

    /** What the other endpoints answer; null where the provider does as it should. */
    volatile @Nullable Told atAccount;

    volatile @Nullable Told atRepositories;
    volatile @Nullable Told atConfiguration;
    volatile @Nullable Told atKeys;

    /** Who is in front of the browser there. */
    volatile CanaryAccount person;

    /** Somebody's yes to a client's request. */
    record Consent(String site, Map<String, String> request) {

        String of(String parameter) {
            return request.getOrDefault(parameter, "");
        }
    }

    CanaryProvider(Canaries canaries) throws IOException {
        this.canaries = canaries;
        this.tokens = new CanaryTokens(canaries);
        this.person = new CanaryAccount(canaries);
        this.atToken = this::granted;
        this.atRevocation = NOTHING;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    void doAsYouShould() {
        atToken = this::granted;
        atRevocation = NOTHING;
        atRefresh = null;
        atAccount = null;
        atRepositories = null;
        atConfiguration = null;
        atKeys = null;
    }

    private Told granted(Consent consent) {
        return Told.json(200, tokens.granted(consent, person));
    }

    CanaryTokens tokens() {
        return tokens;
    }

    /** The base URL of a provider, or an issuer's name. */
    String site(String name) {
        return origin() + "/" + canaries.of("site-" + name);
    }

    /** One that an operator has to write down, so it is nothing personal. */
    String issuer() {
        return origin() + "/issuer";
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody says yes there; answers the code. */
    String consent(URI location) {
        Map<String, String> request = Asked.parameters(location.getRawQuery());
        String code = canaries.fresh(Secret.CODE);
        consents.put(code, new Consent(location.resolve(".").toString().replaceAll("/$", ""), request));
        return code;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked question = Asked.read(exchange);
            asked.add(question);
            Told told = answer(question);
            byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", told.type());
            told.headers().forEach(exchange.getResponseHeaders()::set);
            int more = told.cut() ? 1_000 : 0;
            exchange.sendResponseHeaders(told.status(), body.length + more == 0 ? -1 : body.length + more);
            OutputStream out = exchange.getResponseBody();
            out.write(body);
            out.flush();
        }
    }

    private Told answer(Asked question) {
        String path = question.path();
        if (question.method().equals("POST") && TOKEN.stream().anyMatch(path::endsWith)) {
            return token(question);
        } else if (path.endsWith("/openid-configuration")) {
            return or(
                    atConfiguration,
                    tokens.configuration(origin() + path.replace("/.well-known/openid-configuration", "")));
        } else if (path.endsWith("/keys")) {
            return or(atKeys, tokens.keys());
        } else if (path.endsWith("/revoke")) {
            return atRevocation;
        } else if (path.endsWith("/repos") || path.endsWith("/projects")) {
            return or(atRepositories, Told.json(200, List.of(person.repository())));
        }
        return or(atAccount, Told.json(200, person.everywhere()).with("X-OAuth-Scopes", "repo, user"));
    }

    private static Told or(@Nullable Told told, Told usual) {
        return told == null ? usual : told;
    }

    private Told token(Asked question) {
        if (question.field("grant_type").equals("refresh_token")) {
            Told told = atRefresh;
            return told == null ? Told.json(200, tokens.refreshed()) : told;
        }
        Consent consent = consents.get(question.field("code"));
        if (consent == null) {
            throw new AssertionError("a code must be one that was given");
        }
        String verifier = question.field("code_verifier");
        if (!verifier.isEmpty()) {
            canaries.met(Secret.VERIFIER, verifier);
        }
        return atToken.apply(consent);
    }

    /** What it was asked belongs where it stands. */
    void tell(Trail trail) {
        for (Asked one : asked) {
            String what = "a request " + one.method() + " " + one.path();
            trail.said(what, one.head(), Secret.ACCOUNT);
            trail.said(what + ", authorization", one.authorization(), Secret.ACCESS_TOKEN, Secret.CLIENT_SECRET);
            trail.said(
                    what + ", body",
                    one.body(),
                    Secret.CODE,
                    Secret.VERIFIER,
                    Secret.CLIENT_SECRET,
                    Secret.ACCESS_TOKEN,
                    Secret.REFRESH_TOKEN);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
