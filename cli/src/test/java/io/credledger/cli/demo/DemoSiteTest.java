package io.credledger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Page;
import io.credledger.cli.browser.Query;
import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoClient;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.secret.SecretToken;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSiteTest {

    private static final String SECRET = "made-up-client-secret";
    private static final String REDIRECT = "http://127.0.0.1:9/v1/connect/callback";

    /** RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private AuthorizationServer server;

    @SuppressWarnings("NullAway.Init")
    private DemoSite site;

    private final FormBrowser browser = new FormBrowser();

    @BeforeEach
    void open() {
        open(0);
    }

    private void open(int port) {
        KeptGrants kept = new KeptGrants(directory.resolve("grants.json"));
        server = new AuthorizationServer(Clock.systemUTC(), kept.read());
        server.register(new DemoClient("app", SecretToken.takeCopyOf(SECRET), GrantPolicy.strict()));
        site = new DemoSite(server, kept, port);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aYesGivesACodeAndTheCodeTokens() {
        Page tokens = redeem(consent("yes"));

        assertThat(tokens.is(200).json().path("expires_in").asInt()).isEqualTo(60);
        Page account = browser.fetch(
                "GET",
                URI.create(site.url() + "/api/user"),
                "",
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.json().path("access_token").asText()));
        assertThat(account.is(200).json().path("login").asText()).isEqualTo(Account.DEMO.login());
    }

    @Test
    void aNoIsTold() {
        assertThat(Query.read(consent("no")))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "made-up");
    }

    @Test
    void aStrangerIsNotSentAnywhere() {
        assertThat(browser.open(authorize(Map.of("client_id", "stranger")))
                        .is(400)
                        .target())
                .isEmpty();
        assertThat(browser.open(authorize(Map.of("redirect_uri", "https://elsewhere.example")))
                        .is(400)
                        .target())
                .isEmpty();
    }

    @Test
    void whatARequestSaysIsTextOnThePage() {
        Page page = browser.open(authorize(Map.of("state", "\"><script>", "scope", "<b>")))
                .is(200);

        assertThat(page.document().select("script, b")).isEmpty();
        assertThat(page.document().select("input[name=state]").attr("value")).isEqualTo("\"><script>");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void afterARestartTheGrantsAreStillGoodAndNoTokenIsKept() throws Exception {
        Page tokens = redeem(consent("yes"));
        String refreshToken = tokens.json().path("refresh_token").asText();
        int port = site.port();
        site.close();
        assertThat(Files.readString(directory.resolve("grants.json")))
                .doesNotContain(refreshToken)
                .doesNotContain(tokens.json().path("access_token").asText());

        open(port);

        assertThat(refresh(refreshToken).is(200).json().path("refresh_token").asText())
                .isNotEmpty();
        assertThat(refresh(refreshToken)
                        .is(400)
                        .json()
                        .path("error_description")
                        .asText())
                .contains("already used");
        assertThat(browser.open(site.url()).text()).contains("refresh token reused");
    }

    @Test
    void anOwnerTakesAGrantBack() {
        IssuedTokens tokens = server.grant("app", Account.DEMO, List.of("read"));

        Page page = browser.open(site.url()).form().submit().settle();

        assertThat(page.text()).contains("revoked by owner");
        assertThat(server.isActive(tokens.accessToken())).isFalse();
    }

    @Test
    void twoCannotHaveOnePort() {
        assertThatExceptionOfType(JavalinBindException.class)
                .isThrownBy(() -> new DemoSite(server, new KeptGrants(directory), site.port()).close());
    }

    private URI consent(String decision) {
        Page page = browser.open(authorize(Map.of())).is(200);
        assertThat(page.text()).contains("read", "write", Account.DEMO.name());
        return page.form()
                .press("button[value=" + decision + "]")
                .is(303)
                .target()
                .orElseThrow();
    }

    private Page redeem(URI back) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                Query.parameter(back, "code"),
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                VERIFIER));
    }

    private Page refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private Page token(Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.putAll(Map.of("client_id", "app", "client_secret", SECRET));
        return browser.fetch(
                "POST",
                URI.create(site.url() + "/token"),
                Query.write(all),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private URI authorize(Map<String, String> changed) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "app",
                "redirect_uri", REDIRECT,
                "scope", "read write",
                "state", "made-up",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        parameters.putAll(changed);
        return URI.create(site.url() + "/authorize?" + Query.write(parameters));
    }
}
