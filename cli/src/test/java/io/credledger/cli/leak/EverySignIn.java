package io.credledger.cli.leak;

import io.credledger.cli.leak.CanaryProvider.Consent;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Signs in and out in every way, and fails to in every way. */
final class EverySignIn {

    private static final String CALLBACK = "/v1/signin/oidc/callback";

    private final Stage stage;
    private final Canaries canaries;
    private final CanaryProvider provider;
    private final String handle;
    private final String token;
    private final CanaryAccount erin;

    EverySignIn(Stage stage) {
        this.stage = stage;
        this.canaries = stage.canaries();
        this.provider = stage.provider();
        this.handle = canaries.of("erin");
        this.token = stage.registered("erin");
        this.erin = new CanaryAccount(canaries);
    }

    void run() {
        provider.person = erin;
        byToken();
        map(erin);
        atTheIssuer();
        bearers();
        forgedCookies();
        otherPages();
        whatTheIssuerSays();
        wrongCallbacks();
        unmap();
    }

    static void tooLate(Stage stage, LeapingClock clock) {
        Visitor browser = stage.nobody().as(null);
        URI location = goes(stage, browser);
        clock.ahead(Duration.ofMinutes(11));
        browser.page(410, callback(stage, location, stage.provider().consent(location)));
        clock.ahead(Duration.ZERO);
    }

    /** A browser that is signed in. */
    static Visitor in(Stage stage, String token) {
        Visitor browser = stage.nobody().as(null);
        browser.page(200, "/signin", Secret.CSRF_TOKEN);
        browser.submit(303, "/signin/token", Map.of("token", token));
        browser.page(200, "/", Secret.CSRF_TOKEN);
        browser.get(200, "/v1/whoami", Secret.CSRF_TOKEN);
        return browser;
    }

    private void byToken() {
        Visitor browser = in(stage, token);
        browser.get(200, "/v1/sessions");
        browser.submit(303, "/v1/signout", Map.of());
        Visitor program = stage.nobody().as(null);
        program.write(200, "POST", "/signin/token", EveryRoute.json("token", token), Secret.CSRF_TOKEN);
        String id = program.get(200, "/v1/sessions").json().at("/items/0/id").textValue();
        program.write(204, "DELETE", "/v1/sessions/" + id, "");
        program.write(401, "POST", "/signin/token", EveryRoute.json("token", canaries.of("no-token")));
        program.write(
                401,
                "POST",
                "/signin/token",
                EveryRoute.json("token", token.substring(0, 60) + canaries.of("no-secret")));
        program.write(400, "POST", "/signin/token", EveryRoute.json("tokens", canaries.of("no-field")));
        Visitor everywhere = in(stage, token);
        everywhere.write(204, "DELETE", "/v1/sessions", "");
        everywhere.page(303, "/");
    }

    private void map(CanaryAccount person) {
        stage.admin()
                .write(
                        200,
                        "PUT",
                        "/v1/identities/" + handle + "/logins",
                        EveryRoute.json("issuer", provider.issuer(), "subject", person.uid()),
                        Secret.ACCOUNT);
    }

    private void unmap() {
        String logins = "/v1/identities/" + handle + "/logins";
        String id = stage.admin()
                .get(200, logins, Secret.ACCOUNT)
                .json()
                .at("/items/0/id")
                .textValue();
        stage.admin().write(204, "DELETE", logins + "/" + id, "");
        provider.person = erin;
        Visitor browser = stage.nobody().as(null);
        browser.page(403, consent(browser), Secret.ACCOUNT);
    }

    /** Goes to the issuer; where it is sent. */
    private static URI goes(Stage stage, Visitor browser) {
        browser.page(
                200, "/signin?return_to=" + Api.encode("/?" + stage.canaries().of("return-to")), Secret.CSRF_TOKEN);
        return browser.goesOn(
                browser.page(303, "/v1/signin/oidc?return_to=/v1/me", Secret.STATE, Secret.NONCE, Secret.CHALLENGE));
    }

    private static String state(URI location) {
        return Asked.parameter(location, "state");
    }

    private static String callback(Stage stage, URI location, String code) {
        return CALLBACK + "?code=" + code + "&state=" + state(location) + "&iss="
                + Api.encode(stage.provider().issuer());
    }

    private String consent(Visitor browser) {
        URI location = goes(stage, browser);
        return callback(stage, location, provider.consent(location));
    }

    private void atTheIssuer() {
        Visitor browser = stage.nobody().as(null);
        String callback = consent(browser);
        browser.page(303, callback);
        browser.get(200, "/v1/whoami", Secret.CSRF_TOKEN);
        browser.page(400, callback);
        browser.write(204, "POST", "/v1/signout", "{\"everywhere\":true}");
        provider.person = new CanaryAccount(canaries);
        browser.page(403, consent(browser), Secret.ACCOUNT);
        provider.person = erin;
    }

    private void bearers() {
        CanaryTokens tokens = provider.tokens();
        Visitor program = stage.nobody();
        program.as(tokens.signed(tokens.claims(provider.issuer(), Stage.AUDIENCE, erin)))
                .get(200, "/v1/whoami");
        program.as(tokens.signed(tokens.claims(provider.issuer(), Stage.AUDIENCE, new CanaryAccount(canaries))))
                .get(403, "/v1/whoami");
        program.as(tokens.signed(tokens.claims(provider.issuer(), "another", erin)))
                .get(401, "/v1/whoami");
        program.as(tokens.forged(tokens.claims(provider.issuer(), Stage.AUDIENCE, erin)))
                .get(401, "/v1/whoami");
        program.as(canaries.fresh(Secret.ID_TOKEN) + "." + canaries.fresh(Secret.ID_TOKEN) + ".e30")
                .get(401, "/v1/whoami");
    }

    private void forgedCookies() {
        Visitor browser = in(stage, token);
        String good = browser.cookie(Visitor.SESSION);
        for (String forged : List.of(
                canaries.fresh(Secret.SESSION_COOKIE),
                good.substring(1),
                good.substring(0, 30) + "AAAA" + good.substring(34))) {
            browser.cookies.put(Visitor.SESSION, forged);
            browser.get(401, "/v1/whoami");
            browser.page(303, "/");
        }
        browser.cookies.put(Visitor.SESSION, good);
        browser.cookies.put("credledger_presession", canaries.fresh(Secret.PRE_SESSION_COOKIE));
        browser.form(403, "/signin/token", Map.of("token", token, "csrf", browser.csrf()));
    }

    /** What other sites can make a browser send. */
    private void otherPages() {
        Visitor browser = in(stage, token);
        String csrf = browser.csrf();
        browser.form(403, "/v1/signout", Map.of());
        browser.form(403, "/v1/signout", Map.of("csrf", canaries.fresh(Secret.CSRF_TOKEN)));
        browser.send(
                403,
                browser.request("DELETE", "/v1/sessions").header("X-CSRF-Token", canaries.fresh(Secret.CSRF_TOKEN)));
        browser.send(
                403,
                browser.request("POST", "/v1/signout")
                        .POST(BodyPublishers.ofString("csrf=" + csrf))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", "https://" + canaries.of("origin") + ".example"));
        browser.send(
                403,
                browser.request("DELETE", "/v1/sessions")
                        .header("X-CSRF-Token", csrf)
                        .header("Sec-Fetch-Site", "cross-site"));
        browser.send(400, browser.request("GET", "/v1/me?csrf=" + csrf));
    }

    private void whatTheIssuerSays() {
        EveryAnswer answers = new EveryAnswer(canaries, provider);
        for (Map.Entry<Told, String> answer : answers.dialect("oidc").entrySet()) {
            provider.atToken = consent -> answer.getKey();
            boolean dead = answer.getKey().body().contains("invalid_grant");
            Visitor browser = stage.nobody().as(null);
            browser.page(dead ? 401 : 502, consent(browser));
        }
        for (Function<Consent, String> idToken : answers.idTokens().keySet()) {
            provider.atToken = consent -> Told.json(200, provider.tokens().granted(idToken.apply(consent)));
            Visitor browser = stage.nobody().as(null);
            browser.page(401, consent(browser));
        }
        provider.doAsYouShould();
    }

    private void wrongCallbacks() {
        Visitor browser = stage.nobody().as(null);
        URI location = goes(stage, browser);
        String code = provider.consent(location);
        String other = canaries.fresh(Secret.STATE);
        browser.page(400, CALLBACK + "?code=" + code + "&state=" + other);
        browser.page(400, CALLBACK + "?code=" + code);
        browser.page(400, callback(stage, location, code) + "&code=" + code);
        stage.nobody().as(null).page(400, callback(stage, location, code));
        String cookie = browser.cookies.keySet().stream()
                .filter(name -> name.startsWith(Visitor.SIGN_IN))
                .findFirst()
                .orElseThrow();
        String ticket = browser.cookie(cookie);
        browser.cookies.put(cookie, canaries.fresh(Secret.SIGN_IN_COOKIE));
        browser.page(400, callback(stage, location, code));
        browser.cookies.put(cookie, ticket);
        browser.page(
                400,
                CALLBACK + "?code=" + code + "&state=" + state(location) + "&iss=https://"
                        + canaries.fresh(Secret.WORDS));
        refusedThere("access_denied", 409);
        refusedThere("invalid_scope", 502);
        refusedThere("server_error", 502);
        refusedThere(canaries.fresh(Secret.WORDS), 401);
    }

    private void refusedThere(String error, int status) {
        Visitor browser = stage.nobody().as(null);
        URI location = goes(stage, browser);
        String words = Api.encode(canaries.freshOdd(Secret.WORDS));
        browser.page(
                status,
                CALLBACK + "?error=" + error + "&error_description=" + words + "&error_uri=" + words + "&state="
                        + state(location) + "&iss=" + Api.encode(provider.issuer()));
    }
}
