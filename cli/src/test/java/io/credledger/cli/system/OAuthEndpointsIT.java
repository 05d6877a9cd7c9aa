package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuthEndpointsIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static RunningLedger ledger;

    private Person alice;
    private Person service;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
    }

    @BeforeEach
    void register() throws Exception {
        alice = ledger.person(handle("alice"));
        service = ledger.person(handle("service"), "service");
    }

    private static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static Person.Answer post(Person as, String path, String... parameters) throws Exception {
        return as.send("POST", path, form(parameters), "Content-Type", FORM);
    }

    private Person.Answer asNobody(String path, String... parameters) throws Exception {
        return post(ledger.nobody(), path, parameters);
    }

    private Person.Answer byBasic(String id, String secret, String path, String... parameters) throws Exception {
        String both = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return ledger.nobody()
                .send("POST", path, form(parameters), "Content-Type", FORM, "Authorization", "Basic " + both);
    }

    private Person another(Person of) throws Exception {
        String token = of.post("/v1/identities/" + of.handle() + "/tokens", "{\"expires_in\":3600}")
                .is(201)
                .text("token");
        return new Person(of.port(), of.handle(), token);
    }

    @Test
    void theMetadataSaysWhereEverythingIs() throws Exception {
        var metadata = ledger.nobody()
                .get("/.well-known/oauth-authorization-server")
                .is(200)
                .has("issuer", ledger.url())
                .has("token_endpoint", ledger.url() + "/v1/token")
                .has("introspection_endpoint", ledger.url() + "/v1/introspect")
                .has("revocation_endpoint", ledger.url() + "/v1/revoke")
                .has("grant_types_supported.0", "urn:ietf:params:oauth:grant-type:token-exchange");

        assertThat(metadata.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aServiceLearnsWhatAnApiTokenIsWorth() throws Exception {
        String id = alice.get("/v1/whoami").text("id");
        var answer = post(service, "/v1/introspect", "token", another(alice).token(), "token_type_hint", "access_token")
                .is(200)
                .has("active", true)
                .has("token_type", "Bearer")
                .has("iss", ledger.url())
                .has("sub", id)
                .has("username", alice.handle());

        assertThat(answer.json().get("exp").asLong() - answer.json().get("iat").asLong())
                .isBetween(3590L, 3600L);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        byBasic(service.handle(), service.token(), "/v1/introspect", "token", alice.token())
                .is(200)
                .has("active", true)
                .has("exp", "");
    }

    @Test
    void whatIsNoTokenOrNoMoreIsNotActive() throws Exception {
        Person revoked = another(alice);
        post(revoked, "/v1/revoke", "token", revoked.token()).is(200);
        Person gone = ledger.person(handle("gone"));
        ledger.admin()
                .post("/v1/identities/" + gone.handle() + "/deactivate", "{}")
                .is(202);

        for (String token :
                new String[] {revoked.token(), gone.token(), "made-up", alice.token() + "x", "e30.e30.e30"}) {
            var answer = post(service, "/v1/introspect", "token", token).is(200);
            assertThat(answer.json()).hasToString("{\"active\":false}");
        }
    }

    @Test
    void nobodyButAServiceIsTold() throws Exception {
        post(alice, "/v1/introspect", "token", alice.token()).is(403).has("error", "unauthorized_client");
        post(ledger.admin(), "/v1/introspect", "token", alice.token()).is(403);
        asNobody("/v1/introspect", "token", service.token()).is(401).has("error", "invalid_client");
        post(service, "/v1/introspect").isError("invalid_request");
        service.send("POST", "/v1/introspect", "token=a&token=b", "Content-Type", FORM)
                .isError("invalid_request");
        service.post("/v1/introspect", "{}").is(415).has("error", "invalid_request");
    }

    @Test
    void whoeverHasATokenMayEndIt() throws Exception {
        Person bySelf = another(alice);
        Person byBasic = another(alice);
        Person byPossession = another(alice);

        post(bySelf, "/v1/revoke", "token", bySelf.token()).is(200);
        byBasic(alice.handle(), alice.token(), "/v1/revoke", "token", byBasic.token())
                .is(200);
        asNobody("/v1/revoke", "token", byPossession.token(), "client_id", alice.handle())
                .is(200);

        for (Person ended : new Person[] {bySelf, byBasic, byPossession}) {
            ended.get("/v1/whoami").is(401);
        }
        alice.get("/v1/whoami").is(200);
    }

    @Test
    void aClientEndsOnlyItsOwnAndIsNotToldAboutOthers() throws Exception {
        post(service, "/v1/revoke", "token", alice.token()).isError("invalid_grant");
        asNobody("/v1/revoke", "token", alice.token(), "client_id", service.handle())
                .is(401)
                .has("error", "invalid_client");
        post(service, "/v1/revoke", "token", alice.token().replaceFirst("_[^_]*$", "_" + "x".repeat(43)))
                .is(200);
        post(service, "/v1/revoke", "token", "made-up").is(200);
        alice.get("/v1/whoami").is(200);
    }

    @Test
    void aTokenThatIsEndedTwiceIsEnded() throws Exception {
        Person ended = another(alice);

        asNobody("/v1/revoke", "token", ended.token()).is(200);
        asNobody("/v1/revoke", "token", ended.token()).is(200);
    }

    @Test
    void aTokenOfSomebodyWhoIsNotActiveCanBeEndedToo() throws Exception {
        Person gone = ledger.person(handle("gone"));
        String identity = "/v1/identities/" + gone.handle();
        ledger.admin().post(identity + "/deactivate", "{}").is(202);

        asNobody("/v1/revoke", "token", gone.token()).is(200);

        ledger.admin().post(identity + "/reactivate", "{}").is(200);
        gone.get("/v1/whoami").is(401);
    }

    @Test
    void everyWayOfAClientLeadsToAToken() throws Exception {
        alice.stores("github", "main", "made-up-secret");
        String[] exchange = {
            "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
            "subject_token", alice.token(),
            "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
            "audience", "github"
        };
        String[] post = with(
                exchange,
                "client_id",
                alice.handle(),
                "client_secret",
                another(alice).token());

        post(alice, "/v1/token", exchange).is(200);
        byBasic(alice.handle(), another(alice).token(), "/v1/token", exchange).is(200);
        asNobody("/v1/token", post).is(200);
        asNobody("/v1/token", exchange).is(200).has("access_token", "made-up-secret");
        asNobody("/v1/token", with(exchange, "client_id", alice.handle())).is(200);
        asNobody("/v1/token", with(exchange, "client_id", service.handle()))
                .is(401)
                .has("error", "invalid_client");
        post(alice, "/v1/token", post).isError("invalid_request");
        var wrong =
                byBasic(alice.handle(), service.token(), "/v1/token", exchange).is(401);
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Basic realm=\"credledger\"");
        assertThat(asNobody("/v1/token", "grant_type", "x").is(401).header("WWW-Authenticate"))
                .isEqualTo("Bearer");
    }

    private static String[] with(String[] some, String... more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
