package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Browser sessions over a whole ledger: begun by an API token, replaced, listed, ended. */
class SessionIT {

    private static final String FORGE = "{\"forge_type\":\"github\"}";

    private static RunningLedger ledger;

    private Person alice;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
    }

    @BeforeEach
    void register() throws Exception {
        alice = ledger.person(handle("alice"));
    }

    private Browser browser() {
        return new Browser(alice.port());
    }

    @Test
    void nobodyIsShownTheWayIn() throws Exception {
        Browser browser = browser();

        assertThat(browser.visit("/").is(303).header("Location")).isEqualTo("/signin");
        Person.Answer page = browser.visit("/signin").is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.response().body()).contains("API token").doesNotContain("Sign in with");
        browser.visit("/v1/signin/oidc").is(404);
    }

    @Test
    void aPastedTokenBeginsASession() throws Exception {
        Browser browser = browser();
        Person.Answer page = browser.visit("/signin?return_to=/v1/me").is(200);

        Person.Answer in = browser.submit(
                        "/signin/token",
                        Map.of("token", alice.token(), "csrf", Browser.csrf(page), "return_to", "/v1/me"))
                .is(303);

        assertThat(in.header("Location")).isEqualTo("/v1/me");
        assertThat(browser.said(Browser.SESSION))
                .matches("credledger_session=[A-Za-z0-9_-]{100,}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.cookie("credledger_presession")).isNull();
        browser.send("GET", "/v1/whoami", null)
                .is(200)
                .has("identity", alice.handle())
                .has("auth", "session")
                .has("roles", "[\"user\"]");
        assertThat(browser.visit("/").is(200).response().body()).contains(alice.handle(), "Sign out");
        assertThat(alice.get("/v1/whoami").is(200).json().has("csrf_token")).isFalse();
    }

    @Test
    void aProgramGetsItAsJson() throws Exception {
        Browser browser = browser();

        Person.Answer in = browser.send("POST", "/signin/token", "{\"token\":\"" + alice.token() + "\"}")
                .is(200);

        assertThat(in.header("Ledger-Position")).isNotEmpty();
        assertThat(in.text("csrf_token")).isEqualTo(browser.csrf());
        assertThat(in.response().body()).doesNotContain(alice.token());
    }

    @Test
    void aTokenThatIsNoneBeginsNothing() throws Exception {
        Browser browser = browser();
        String wrong = alice.token().substring(0, alice.token().length() - 3) + "abc";

        browser.send("POST", "/signin/token", "{\"token\":\"" + wrong + "\"}").isProblem(401, "sign-in-refused");
        browser.send("POST", "/signin/token", "{\"token\":\"x\"}").isProblem(401, "sign-in-refused");
        Person.Answer page = browser.visit("/signin");
        Person.Answer refused = browser.submit("/signin/token", Map.of("token", wrong, "csrf", Browser.csrf(page)))
                .is(401);
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(refused.response().body()).contains("sign-in-refused").doesNotContain(wrong);
        assertThat(browser.cookie(Browser.SESSION)).isNull();
    }

    @Test
    void noOtherSiteSignsABrowserIn() throws Exception {
        Browser browser = browser();
        String csrf = Browser.csrf(browser.visit("/signin"));
        Map<String, String> form = Map.of("token", alice.token(), "csrf", csrf);

        browser.form("/signin/token", form, "Origin", "https://evil.example").isProblem(403, "csrf-token-invalid");
        browser.form("/signin/token", form, "Origin", "null").isProblem(403, "csrf-token-invalid");
        browser.form("/signin/token", form, "Sec-Fetch-Site", "cross-site").isProblem(403, "csrf-token-invalid");
        browser.form("/signin/token", form, "Sec-Fetch-Site", "same-site").isProblem(403, "csrf-token-invalid");
        browser.form("/signin/token", Map.of("token", alice.token())).isProblem(403, "csrf-token-invalid");
        browser().form("/signin/token", form).isProblem(403, "csrf-token-invalid");
        String other = Browser.csrf(browser().visit("/signin"));
        browser.form("/signin/token", Map.of("token", alice.token(), "csrf", other))
                .isProblem(403, "csrf-token-invalid");
        browser.send("POST", "/signin/token", "{\"token\":\"x\"}", "Origin", "https://evil.example")
                .isProblem(403, "csrf-token-invalid");
        assertThat(browser.cookie(Browser.SESSION)).isNull();

        browser.form("/signin/token", form).is(200);
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "https://evil.example", "/\\evil.example", "evil", "'/\t/evil.example'"})
    void nobodyIsSentElsewhere(String path) throws Exception {
        Browser browser = browser();
        String csrf = Browser.csrf(browser.visit("/signin"));

        browser.form("/signin/token", Map.of("token", alice.token(), "csrf", csrf, "return_to", path))
                .isProblem(400, "invalid-request")
                .has("field", "return_to");
        assertThat(browser.cookie(Browser.SESSION)).isNull();
    }

    @Test
    void aWriteNeedsTheSessionsTokenAndOurOrigin() throws Exception {
        Browser browser = browser().signIn(alice.token());
        String csrf = browser.csrf();
        String body = "{\"label\":\"x\"}";
        String path = "/v1/identities/" + alice.handle() + "/tokens";

        browser.send("POST", path, body).isProblem(403, "csrf-token-invalid");
        browser.send("POST", path, body, "X-CSRF-Token", csrf + "x").isProblem(403, "csrf-token-invalid");
        browser.send(
                        "POST",
                        path,
                        body,
                        "X-CSRF-Token",
                        browser().signIn(alice.token()).csrf())
                .isProblem(403, "csrf-token-invalid");
        browser.send("POST", path, body, "X-CSRF-Token", csrf, "Origin", "https://evil.example")
                .isProblem(403, "csrf-token-invalid");
        browser.send("POST", path, body, "X-CSRF-Token", csrf, "Sec-Fetch-Site", "cross-site")
                .isProblem(403, "csrf-token-invalid");
        browser.send("POST", path, body, "X-CSRF-Token", csrf, "Sec-Fetch-Site", "none")
                .isProblem(403, "csrf-token-invalid");

        browser.send("POST", path, body, "X-CSRF-Token", csrf, "Origin", browser.base())
                .is(201);
        browser.send("POST", path, body, "X-CSRF-Token", csrf, "Sec-Fetch-Site", "same-origin")
                .is(201);
        browser.send("POST", path, body, "X-CSRF-Token", csrf).is(201);
        alice.post(path, body).is(201);
    }

    @Test
    void aHeaderDecidesAlone() throws Exception {
        Person bob = ledger.person(handle("bob"));
        Browser browser = browser().signIn(alice.token());

        browser.send("GET", "/v1/whoami", null, "Authorization", "Bearer " + bob.token())
                .is(200)
                .has("identity", bob.handle())
                .has("auth", "api_token");
        browser.send("GET", "/v1/whoami", null, "Authorization", "Bearer clt_wrong")
                .isProblem(401, "not-authenticated");
        browser.send("GET", "/v1/whoami", null, "Authorization", "Basic YTpi").isProblem(401, "not-authenticated");
        browser.send("GET", "/", null, "Authorization", "Bearer clt_wrong").isProblem(401, "not-authenticated");
        browser.send(
                        "POST",
                        "/v1/identities/" + bob.handle() + "/tokens",
                        "{}",
                        "Authorization",
                        "Bearer " + bob.token())
                .is(201);
    }

    @Test
    void sessionsAreListedAndEnded() throws Exception {
        Browser one = browser().signIn(alice.token());
        Browser two = browser().signIn(alice.token());

        Person.Answer list = one.send("GET", "/v1/sessions", null).is(200);
        assertThat(list.each("way")).containsExactly("api_token", "api_token");
        assertThat(list.each("user_agent")).containsExactly("test browser", "test browser");
        assertThat(list.each("current")).containsExactly("true", "false");
        assertThat(alice.get("/v1/sessions").each("current")).containsExactly("false", "false");
        String second = list.each("id").get(1);

        Person other = ledger.person(handle("other"));
        other.delete("/v1/sessions/" + second).isProblem(404, "unknown-session");
        other.delete("/v1/sessions/nonsense").isProblem(404, "unknown-session");
        assertThat(one.write("DELETE", "/v1/sessions/" + second, null).is(204).header("Ledger-Position"))
                .isNotEmpty();
        two.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        one.send("GET", "/v1/whoami", null).is(200);
        one.write("DELETE", "/v1/sessions/" + second, null).isProblem(404, "unknown-session");
    }

    @Test
    void aSwitchOfTheForgeGivesAFreshSession() throws Exception {
        alice.stores("github", "main", "secret");
        Browser browser = browser().signIn(alice.token());
        String old = Objects.requireNonNull(browser.cookie(Browser.SESSION));
        String ends =
                browser.send("GET", "/v1/sessions", null).each("expires_at").get(0);

        browser.write("PUT", "/v1/forge", FORGE).is(200);
        String fresh = Objects.requireNonNull(browser.cookie(Browser.SESSION));
        assertThat(fresh).isNotEqualTo(old);
        Person.Answer list = browser.send("GET", "/v1/sessions", null).is(200);
        assertThat(list.each("current")).containsExactly("true");
        assertThat(list.each("expires_at")).containsExactly(ends);
        assertThat(list.each("way")).containsExactly("api_token");

        Browser thief = browser();
        thief.put(Browser.SESSION, old);
        thief.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");

        browser.write("DELETE", "/v1/forge", null).is(204);
        thief.put(Browser.SESSION, fresh);
        thief.send("GET", "/v1/me", null).isProblem(401, "not-authenticated");
        browser.send("GET", "/v1/me", null).isProblem(412, "no-active-forge");
    }

    @Test
    void soDoesStoringAConnectionThatBecomesTheForge() throws Exception {
        Browser browser = browser().signIn(alice.token());
        String old = Objects.requireNonNull(browser.cookie(Browser.SESSION));
        String body =
                "{\"provider\":\"github\",\"name\":\"%s\",\"kind\":\"bearer\",\"access_token\":\"secret\",\"activate\":%s}";

        browser.write("POST", "/v1/connections", body.formatted("one", false)).is(201);
        assertThat(browser.cookie(Browser.SESSION)).isEqualTo(old);
        browser.write("POST", "/v1/connections", body.formatted("two", true)).is(201);

        Browser thief = browser();
        thief.put(Browser.SESSION, old);
        thief.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        browser.send("GET", "/v1/me", null).is(200);
    }

    @Test
    void aSwitchThatIsRefusedChangesNoSession() throws Exception {
        Browser browser = browser().signIn(alice.token());
        String old = Objects.requireNonNull(browser.cookie(Browser.SESSION));

        browser.write("PUT", "/v1/forge", FORGE).isProblem(404, "unknown-connection");

        assertThat(browser.cookie(Browser.SESSION)).isEqualTo(old);
    }

    @Test
    void whoeverSignsInAgainLeavesTheOldSessionBehind() throws Exception {
        Person bob = ledger.person(handle("bob"));
        Browser browser = browser().signIn(alice.token());
        Browser before = browser();
        before.put(Browser.SESSION, Objects.requireNonNull(browser.cookie(Browser.SESSION)));

        browser.signIn(bob.token());

        browser.send("GET", "/v1/whoami", null).has("identity", bob.handle());
        before.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        assertThat(alice.get("/v1/sessions").each("id")).isEmpty();
        before.put(Browser.SESSION, Objects.requireNonNull(browser.cookie(Browser.SESSION)));
        browser.signIn(bob.token());
        before.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        assertThat(bob.get("/v1/sessions").each("id")).hasSize(1);
    }

    @Test
    void whoeverSignsOutIsOut() throws Exception {
        Browser browser = browser().signIn(alice.token());
        Browser thief = browser();
        thief.put(Browser.SESSION, Objects.requireNonNull(browser.cookie(Browser.SESSION)));
        Browser elsewhere = browser().signIn(alice.token());

        browser.submit("/v1/signout", Map.of()).is(403);
        String csrf = Browser.csrf(browser.visit("/"));
        Person.Answer out = browser.submit("/v1/signout", Map.of("csrf", csrf)).is(303);

        assertThat(out.header("Location")).isEqualTo("/signin");
        assertThat(browser.cookie(Browser.SESSION)).isNull();
        thief.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        elsewhere.send("GET", "/v1/whoami", null).is(200);
        thief.send("POST", "/v1/signout", null).is(204);
        assertThat(thief.cookie(Browser.SESSION)).isNull();
    }

    @Test
    void noOtherSiteSignsABrowserOut() throws Exception {
        Browser browser = browser().signIn(alice.token());
        Browser withoutItsCookie = browser();

        // As browsers send another site's form: without the cookie.
        for (String site : new String[] {"cross-site", "same-site"}) {
            Person.Answer refused = withoutItsCookie
                    .form("/v1/signout", Map.of("everywhere", "true"), "Sec-Fetch-Site", site)
                    .isProblem(403, "csrf-token-invalid");
            assertThat(refused.header("Set-Cookie")).isEmpty();
        }
        browser.form("/v1/signout", Map.of(), "Origin", "https://evil.example").isProblem(403, "csrf-token-invalid");
        browser.send("GET", "/v1/whoami", null).is(200);
    }

    @Test
    void signingOutEverywhereEndsAll() throws Exception {
        Browser one = browser().signIn(alice.token());
        Browser two = browser().signIn(alice.token());
        Browser three = browser().signIn(alice.token());

        one.write("POST", "/v1/signout", "{\"everywhere\":true}").is(204);

        for (Browser browser : new Browser[] {two, three}) {
            browser.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        }
        alice.get("/v1/whoami").is(200);
        assertThat(alice.get("/v1/sessions").each("id")).isEmpty();

        Browser again = browser().signIn(alice.token());
        alice.post("/v1/signout", "{\"everywhere\":true}").is(204);
        again.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        Browser last = browser().signIn(alice.token());
        alice.delete("/v1/sessions").is(204);
        last.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
    }

    @Test
    void deactivationEndsAllForGood() throws Exception {
        Browser browser = browser().signIn(alice.token());

        ledger.admin()
                .post("/v1/identities/" + alice.handle() + "/deactivate", "{}")
                .is(202);
        browser.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        browser.send("POST", "/signin/token", "{\"token\":\"" + alice.token() + "\"}")
                .isProblem(401, "sign-in-refused");

        ledger.admin()
                .post("/v1/identities/" + alice.handle() + "/reactivate", "{}")
                .is(200);
        browser.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
    }

    @Test
    void aSessionEndsWithTheTokenThatBeganIt() throws Exception {
        String token = alice.post("/v1/identities/" + alice.handle() + "/tokens", "{\"expires_in\":60}")
                .is(201)
                .text("token");
        Person.Answer in = browser()
                .send("POST", "/signin/token", "{\"token\":\"" + token + "\"}")
                .is(200);

        assertThat(java.time.Instant.parse(in.text("expires_at")))
                .isBefore(java.time.Instant.now().plusSeconds(61));
    }

    @Test
    void whatIsNoCookieOfOursIsNobody() throws Exception {
        Browser browser = browser().signIn(alice.token());
        String cookie = Objects.requireNonNull(browser.cookie(Browser.SESSION));
        String tampered = (cookie.charAt(0) == 'A' ? 'B' : 'A') + cookie.substring(1);

        for (String other : new String[] {tampered, cookie + "A", "x", "", cookie.substring(1)}) {
            Browser stranger = browser();
            stranger.put(Browser.SESSION, other);
            stranger.send("GET", "/v1/whoami", null).isProblem(401, "not-authenticated");
        }
    }

    @Test
    void adminsMapLogins() throws Exception {
        String path = "/v1/identities/" + alice.handle() + "/logins";
        String login = "{\"issuer\":\"https://id.example\",\"subject\":\"" + alice.handle() + "\"}";

        alice.put(path, login).isProblem(403, "forbidden");
        Person.Answer mapped = ledger.admin().put(path, login).is(200);
        mapped.has("issuer", "https://id.example").has("subject", alice.handle());
        ledger.admin().put(path, login).is(200).has("id", mapped.text("id"));
        assertThat(alice.get(path).is(200).each("id")).containsExactly(mapped.text("id"));

        Person bob = ledger.person(handle("bob"));
        String bobs = "/v1/identities/" + bob.handle() + "/logins";
        ledger.admin().put(bobs, login).isProblem(409, "login-exists");
        bob.get(path).isProblem(404, "unknown-identity");
        ledger.admin().delete(bobs + "/" + mapped.text("id")).isProblem(404, "unknown-login");

        ledger.admin().delete(path + "/" + mapped.text("id")).is(204);
        ledger.admin().delete(path + "/" + mapped.text("id")).isProblem(404, "unknown-login");
        assertThat(alice.get(path).each("id")).isEmpty();
        ledger.admin().put(bobs, login).is(200);
        ledger.admin().put(bobs, "{\"issuer\":\"x\"}").isProblem(400, "invalid-request");
    }

    @Test
    void peopleAreKeptUnderTheNameThatTheirCookiesAreFor() throws Exception {
        Browser browser = browser();
        String localhost = "http://localhost:" + alice.port();

        java.net.http.HttpResponse<String> answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create(localhost + "/signin?return_to=/v1/me"))
                                .header("Accept", "text/html")
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(browser.base() + "/signin?return_to=/v1/me");
    }
}
