package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.RevocationOutcome.Failed;
import io.credledger.protocol.RevocationOutcome.Revoked;
import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubFlowTest {

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer()
                .on("POST", "/login/oauth/access_token", this::token)
                .on("GET", "/api/v3/user", GitHubFlowTest::user);
        site = Answers.provider("github").at(server.base());
    }

    /** Every error has status 200; a used refresh token is dead. */
    private Said token(Asked asked) {
        if (!Protocol.CLIENT.id().equals(asked.form("client_id"))
                || !"made-up-client-secret".equals(asked.form("client_secret"))) {
            return Said.json(200, "{'error':'incorrect_client_credentials'}");
        }
        if ("refresh_token".equals(asked.form("grant_type"))) {
            return "ghr_made_up_1".equals(asked.form("refresh_token"))
                    ? grant("2")
                    : Said.json(200, "{'error':'bad_refresh_token'}");
        }
        boolean proven = protocol.verifier.revealText().equals(asked.form("code_verifier"));
        return proven && "good".equals(asked.form("code"))
                ? grant("1")
                : Said.json(200, "{'error':'bad_verification_code'}");
    }

    private static Said grant(String number) {
        return Said.json(
                200,
                "{'access_token':'ghu_made_up_" + number + "','expires_in':28800,'refresh_token':'ghr_made_up_" + number
                        + "','refresh_token_expires_in':15811200,'scope':'repo,gist','token_type':'bearer'}");
    }

    private static Said user(Asked asked) {
        if (!"Bearer ghu_made_up_1".equals(asked.header("authorization"))) {
            return Said.json(401, "{'message':'Bad credentials'}");
        }
        return Said.json(
                        200,
                        "{'id':42,'login':'alice-gh','name':'Alice','avatar_url':'https://a.example/42','email':null}")
                .with("X-OAuth-Scopes", "repo, gist");
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    @Test
    void aBrowserIsSentWithAChallengeAndComesBackToGrantedTokens() throws Exception {
        Map<String, List<String>> sent = protocol.authorize(site, Set.of("repo", "gist"));

        assertThat(sent.get("endpoint")).containsExactly(server.base() + "/login/oauth/authorize");
        assertThat(sent.get("code_challenge")).containsExactly(protocol.challenge());
        assertThat(sent.get("code_challenge_method")).containsExactly("S256");
        assertThat(sent.get("state")).containsExactly("made-up-state");
        assertThat(sent.get("scope").get(0).split(" ")).containsExactlyInAnyOrder("repo", "gist");
        assertThat(sent).doesNotContainKeys("nonce", "code_verifier");

        Granted granted = (Granted) protocol.exchange(site, "good");
        assertThat(granted.tokens().scopes()).containsExactlyInAnyOrder("repo", "gist");
        assertThat(server.lastAsked().header("accept")).isEqualTo("application/json");
        assertThat(server.lastAsked().form("redirect_uri")).isEqualTo(Protocol.REDIRECT.toString());
    }

    @Test
    void theAccountHasANoReplyAddressWhereItsOwnIsPrivate() throws Exception {
        assertThat(protocol.account(site, "ghu_made_up_1"))
                .isEqualTo(new AccountOutcome.Read(new ExternalAccount(
                        "42",
                        "alice-gh",
                        "Alice",
                        "https://a.example/42",
                        "42+alice-gh@users.noreply.127.0.0.1",
                        Set.of("repo", "gist"))));
        assertThat(server.lastAsked().header("x-github-api-version")).isEqualTo("2022-11-28");
        assertThat(protocol.account(site, "another"))
                .isEqualTo(new AccountOutcome.TokenRejected(AccountOutcome.Rejection.INVALID));
    }

    @Test
    void aRefreshTokenIsGoodOnce() throws Exception {
        Granted granted = (Granted) protocol.refresh(site, "ghr_made_up_1");

        assertThat(granted.tokens().refresh().revealText()).isEqualTo("ghr_made_up_2");
        assertThat(protocol.refresh(site, "ghr_made_up_0")).isInstanceOf(GrantDead.class);
        assertThat(protocol.exchange(site, "used")).isInstanceOf(GrantDead.class);
    }

    @Test
    void theTokenIsDeletedByTheClient() throws Exception {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString("made-up-client:made-up-client-secret".getBytes(StandardCharsets.UTF_8));
        server.on("DELETE", "/api/v3/applications/made-up-client/token", asked -> {
            if (!basic.equals(asked.header("authorization"))) {
                return Said.json(401, "{}");
            }
            return Said.json("{\"access_token\":\"ghu_made_up_1\"}".equals(asked.body()) ? 204 : 422, "");
        });

        assertThat(protocol.revoke(site, "ghu_made_up_1", RevocableToken.Kind.ACCESS_TOKEN))
                .isEqualTo(new Revoked());
        assertThat(protocol.revoke(site, "another", RevocableToken.Kind.ACCESS_TOKEN))
                .isEqualTo(new Failed(RevocationOutcome.Why.REFUSED));
        assertThat(protocol.revoke(site, "ghr_made_up_1", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Unsupported());
    }
}
