package io.credledger.cli.leak;

import io.credledger.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser, which goes on only when it is told to. Whatever secret it is given is looked for from then on. */
final class Visitor {

    static final String FLOW = "credledger_flow_";
    static final String SESSION = "credledger_session";
    static final String SIGN_IN = "credledger_signin_";

    private static final int ANY = 0;
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern CSRF = Pattern.compile("(?:name=\"csrf\" value=|\"csrf_token\":)\"([^\"]+)\"");
    private static final Pattern GOES_ON = Pattern.compile("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Map<String, String> cookies = new LinkedHashMap<>();

    private final String base;
    private final Canaries canaries;
    private final Trail trail;
    private final Seals seals;
    private final @Nullable String bearer;
    private String csrf = "";

    Visitor(String base, Canaries canaries, Trail trail, Seals seals) {
        this(base, canaries, trail, seals, null);
    }

    private Visitor(String base, Canaries canaries, Trail trail, Seals seals, @Nullable String bearer) {
        this.base = base;
        this.canaries = canaries;
        this.trail = trail;
        this.seals = seals;
        this.bearer = bearer;
    }

    /** Another one, with another browser, who says with every request who they are. */
    Visitor as(@Nullable String token) {
        return new Visitor(base, canaries, trail, seals, token);
    }

    /** A cookie that it must have. */
    String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name));
    }

    String base() {
        return base;
    }

    /** What they say with every request. */
    String token() {
        return Objects.requireNonNull(bearer);
    }

    /** Somebody else, with the same cookies. */
    Visitor withCookiesOf(Visitor other) {
        cookies.putAll(other.cookies);
        return this;
    }

    /** The last token that a form or an answer had. */
    String csrf() {
        return csrf;
    }

    Api.Answer page(int status, String path, Secret... may) {
        return send(status, request("GET", path).header("Accept", PAGE), may);
    }

    Api.Answer get(int status, String path, Secret... may) {
        return send(status, request("GET", path), may);
    }

    /** A form of a page of ours, with its token. */
    Api.Answer submit(int status, String path, Map<String, String> fields, Secret... may) {
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("csrf", csrf);
        return form(status, path, all, may);
    }

    Api.Answer form(int status, String path, Map<String, String> fields, Secret... may) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Api.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", PAGE)
                .header("Origin", base);
        return send(status, request, may);
    }

    /** A write with JSON, and with the token where there is one. */
    Api.Answer write(int status, String method, String path, String json, Secret... may) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (!csrf.isEmpty()) {
            request.header("X-CSRF-Token", csrf);
        }
        return send(status, request, may);
    }

    /** One whose status the caller looks at. */
    Api.Answer write(String method, String path, String json, Secret... may) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        return send(ANY, request, may);
    }

    HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody());
    }

    Api.Answer send(int status, HttpRequest.Builder request, Secret... may) {
        request.timeout(Duration.ofSeconds(60));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        String sent = cookies.entrySet().stream()
                .filter(cookie -> request.build().uri().getPath().startsWith(path(cookie.getKey())))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        HttpRequest built = request.build();
        String what = built.method() + " " + built.uri().getPath();
        HttpResponse<String> response = answer(built);
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        Map<String, Object> headers = new TreeMap<>(response.headers().map());
        headers.remove("set-cookie");
        Api.Answer answer = new Api.Answer(response.statusCode(), headers.toString(), response.body());
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = canaries.met(Secret.CSRF_TOKEN, token.group(1));
        }
        return trail.expect(status == ANY ? answer.status() : status, what, answer, may);
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return Contract.kept(request, HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("the API must answer " + request.method(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String path(String cookie) {
        if (cookie.startsWith(FLOW)) {
            return "/v1/connect/callback";
        }
        return cookie.startsWith(SIGN_IN) ? "/v1/signin/oidc/callback" : "/";
    }

    /** Ten minutes later, as far as those are concerned. */
    void forgetFlows() {
        cookies.keySet().removeIf(name -> name.startsWith(FLOW));
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(name.length() + 1);
        if (value.isEmpty()) {
            cookies.remove(name);
            trail.said("a cookie that is taken", header);
            return;
        }
        cookies.put(name, value);
        Secret kind = learn(name, value);
        // All of it is random.
        canaries.met(kind, value.substring(20, 60));
        trail.said("a cookie", header, kind);
    }

    private Secret learn(String name, String value) {
        if (name.startsWith(FLOW)) {
            seals.openFlow(value);
            return Secret.FLOW_COOKIE;
        } else if (name.startsWith(SIGN_IN)) {
            seals.openSignIn(value);
            return Secret.SIGN_IN_COOKIE;
        } else if (name.equals("credledger_presession")) {
            seals.openPreSession(value);
            return Secret.PRE_SESSION_COOKIE;
        } else if (name.equals(SESSION)) {
            seals.openSession(value);
            return Secret.SESSION_COOKIE;
        }
        throw new AssertionError("a cookie that nobody knows: " + name);
    }

    /** Where an answer sends the browser: by redirection, by a page that refreshes, or in JSON. */
    URI goesOn(Api.Answer answer) {
        Matcher page = GOES_ON.matcher(answer.body());
        String to;
        if (answer.status() == 303) {
            to = answer.headers().replaceFirst(".*location=\\[([^\\]]*)\\].*", "$1");
        } else if (page.find()) {
            to = page.group(1).replace("&amp;", "&").replace("&#x3D;", "=").replace("&#61;", "=");
        } else {
            to = answer.json().get("location").textValue();
        }
        URI location = URI.create(to);
        Map<String, String> query = Asked.parameters(location.getRawQuery());
        String state = query.getOrDefault("state", "");
        canaries.met(Secret.STATE, state.substring(state.indexOf('.') + 1));
        if (query.containsKey("nonce")) {
            canaries.met(Secret.NONCE, query.get("nonce"));
        }
        if (query.containsKey("code_challenge")) {
            canaries.met(Secret.CHALLENGE, query.get("code_challenge"));
        }
        return location;
    }
}
