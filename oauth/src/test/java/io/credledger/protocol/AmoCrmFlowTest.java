package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.provider.ProviderSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmoCrmFlowTest {

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer()
                .on("POST", "/oauth2/access_token", AmoCrmFlowTest::token)
                .on(
                        "GET",
                        "/api/v4/account",
                        asked -> Said.json(
                                200, "{'id':1231414,'name':'Example','subdomain':'example','current_user_id':581651}"));
        site = Answers.provider("amocrm").at(server.base());
    }

    /** JSON in, problem details with a hint out; the redirect URI is wanted with a refresh too. */
    private static Said token(Asked asked) {
        JsonNode body = json(asked);
        if (!"made-up-client-secret".equals(body.path("client_secret").asText())) {
            return Said.json(400, "{'hint':'Check the `client_secret` parameter','title':'Bad Request','status':400}");
        }
        if (!Protocol.REDIRECT.toString().equals(body.path("redirect_uri").asText())) {
            return Said.json(400, "{'hint':'Invalid redirect URI','title':'Bad Request','status':400}");
        }
        if ("refresh-used".equals(body.path("refresh_token").asText())) {
            return Said.json(
                    400,
                    "{'hint':'Token has been revoked','title':'Bad Request','detail':'The refresh token is invalid.'}");
        }
        return Said.json(
                200,
                "{'token_type':'Bearer','expires_in':86400,'access_token':'access-1','refresh_token':'refresh-1'}");
    }

    private static JsonNode json(Asked asked) {
        assertThat(asked.header("content-type")).isEqualTo("application/json");
        try {
            return AnswerBody.JSON.readTree(asked.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    @Test
    void fromTheBrowserToTheAccountAndBack() throws Exception {
        var sent = protocol.authorize(site, Set.of());
        assertThat(sent.get("endpoint")).containsExactly("https://www.amocrm.ru/oauth");
        assertThat(sent).doesNotContainKeys("scope", "code_challenge", "nonce");
        assertThat(sent.get("mode")).containsExactly("post_message");

        Granted granted = (Granted) protocol.exchange(site, "good");
        assertThat(granted.tokens().expiresIn()).isEqualTo(Duration.ofDays(1));
        assertThat(server.lastAsked().body()).doesNotContain("code_verifier");

        assertThat(protocol.account(site, "access-1")).isInstanceOfSatisfying(AccountOutcome.Read.class, read -> {
            assertThat(read.account().uid()).isEqualTo("1231414-581651");
            assertThat(read.account().login()).isEqualTo("example");
        });

        assertThat(protocol.refresh(site, "refresh-1")).isInstanceOf(Granted.class);
        assertThat(protocol.refresh(site, "refresh-used")).isInstanceOf(GrantDead.class);
        assertThat(Protocol.done(
                        protocol.tokens.refresh(site, Protocol.CLIENT, Protocol.secret("refresh-1"), null, () -> true)))
                .isInstanceOf(ClientMisconfigured.class);

        assertThat(protocol.revoke(site, "refresh-1", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Unsupported());
    }
}
