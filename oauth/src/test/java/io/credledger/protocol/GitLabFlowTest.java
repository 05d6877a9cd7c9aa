package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitLabFlowTest {

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer()
                .on("POST", "/oauth/token", this::token)
                .on(
                        "GET",
                        "/api/v4/user",
                        asked -> Said.json(
                                200,
                                "{'id':7,'username':'alice','name':'Alice','avatar_url':'https://a.example/7',"
                                        + "'email':'alice@example.com','commit_email':'7-alice@users.noreply.example'}"))
                .on(
                        "GET",
                        "/oauth/token/info",
                        asked ->
                                Said.json(200, "{'resource_owner_id':7,'scope':['read_user','api'],'expires_in':7000}"))
                .on("POST", "/oauth/revoke", asked -> Said.json(200, "{}"));
        site = Answers.provider("gitlab").at(server.base());
    }

    private Said token(Asked asked) {
        if (!"made-up-client-secret".equals(asked.form("client_secret"))) {
            return Said.json(401, "{'error':'invalid_client','error_description':'Client authentication failed'}");
        }
        boolean good = "refresh_token".equals(asked.form("grant_type"))
                ? "refresh-1".equals(asked.form("refresh_token"))
                : "good".equals(asked.form("code"))
                        && protocol.verifier.revealText().equals(asked.form("code_verifier"));
        return good
                ? Said.json(
                        200,
                        "{'access_token':'access-2','token_type':'Bearer','expires_in':7200,'refresh_token':'refresh-2',"
                                + "'scope':'read_user api','created_at':1607635748}")
                : Said.json(400, "{'error':'invalid_grant','error_description':'The provided grant is invalid'}");
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    @Test
    void fromTheBrowserToTheAccountAndBack() throws Exception {
        var sent = protocol.authorize(site, Set.of("api"));
        assertThat(sent.get("endpoint")).containsExactly(server.base() + "/oauth/authorize");
        assertThat(sent.get("scope")).containsExactly("read_user api");

        Granted granted = (Granted) protocol.exchange(site, "good");
        assertThat(granted.tokens().scopes()).containsExactlyInAnyOrder("read_user", "api");

        assertThat(protocol.account(site, "access-2"))
                .isEqualTo(new AccountOutcome.Read(new ExternalAccount(
                        "7",
                        "alice",
                        "Alice",
                        "https://a.example/7",
                        "7-alice@users.noreply.example",
                        Set.of("read_user", "api"))));

        assertThat(protocol.refresh(site, "refresh-1")).isInstanceOf(Granted.class);
        assertThat(protocol.refresh(site, "refresh-0")).isInstanceOf(GrantDead.class);

        assertThat(protocol.revoke(site, "refresh-2", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Revoked());
        assertThat(server.lastAsked().form("token")).isEqualTo("refresh-2");
        assertThat(server.lastAsked().form("token_type_hint")).isEqualTo("refresh_token");
    }

    @Test
    void aPersonalTokenHasNoTokenInfoAndItsAccountAllTheSame() throws Exception {
        server.on("GET", "/oauth/token/info", asked -> Said.json(401, "{'error':'invalid_token'}"));

        assertThat(protocol.account(site, "glpat-made-up")).isInstanceOfSatisfying(AccountOutcome.Read.class, read -> {
            assertThat(read.account().uid()).isEqualTo("7");
            assertThat(read.account().scopes()).isNull();
        });
    }

    @Test
    void aWrongSecretIsTheApplicationsFault() throws Exception {
        ClientCredentials wrong = new ClientCredentials("made-up-client", Protocol.secret("wrong"));

        assertThat(Protocol.done(protocol.tokens.refresh(site, wrong, Protocol.secret("refresh-1"), null, () -> true)))
                .isInstanceOf(ClientMisconfigured.class);
    }
}
