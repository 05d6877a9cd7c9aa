package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NextcloudFlowTest {

    private static final String TOKEN = "/index.php/apps/oauth2/api/v1/token";

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer()
                .on("POST", TOKEN, NextcloudFlowTest::token)
                .on("GET", "/ocs/v2.php/cloud/user", NextcloudFlowTest::user);
        site = Answers.provider("nextcloud").at(server.base());
    }

    private static Said token(Asked asked) {
        if (!"made-up-client-secret".equals(asked.form("client_secret"))) {
            return Said.json(400, "{'error':'invalid_client'}");
        }
        if ("used".equals(asked.form("code")) || "used".equals(asked.form("refresh_token"))) {
            return Said.json(400, "{'error':'invalid_request'}");
        }
        return Said.json(
                200,
                "{'access_token':'access-1','token_type':'Bearer','expires_in':3600,'refresh_token':'refresh-1','user_id':'alice'}");
    }

    private static Said user(Asked asked) {
        if (!"true".equals(asked.header("ocs-apirequest")) || !"json".equals(asked.query("format"))) {
            return new Said(412, "text/xml", "<?xml version=\"1.0\"?><ocs/>", Map.of());
        }
        return Said.json(
                200,
                "{'ocs':{'meta':{'status':'ok'},'data':{'id':'alice','displayname':'Alice','email':'alice@example.com'}}}");
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    @Test
    void fromTheBrowserToTheAccountAndBack() throws Exception {
        var sent = protocol.authorize(site, Set.of("files"));
        assertThat(sent.get("endpoint")).containsExactly(server.base() + "/index.php/apps/oauth2/authorize");
        assertThat(sent).doesNotContainKey("scope");

        assertThat(protocol.exchange(site, "good")).isInstanceOf(Granted.class);
        assertThat(server.lastAsked().form("scope")).isNull();
        assertThat(protocol.exchange(site, "used")).isInstanceOf(GrantDead.class);

        assertThat(protocol.account(site, "access-1"))
                .isEqualTo(new AccountOutcome.Read(new ExternalAccount(
                        "alice",
                        "alice",
                        "Alice",
                        server.base() + "/index.php/avatar/alice/128",
                        "alice@example.com",
                        null)));

        assertThat(protocol.refresh(site, "refresh-1")).isInstanceOf(Granted.class);
        assertThat(protocol.refresh(site, "used")).isInstanceOf(GrantDead.class);
        ClientCredentials wrong = new ClientCredentials("made-up-client", Protocol.secret("wrong"));
        assertThat(Protocol.done(protocol.tokens.refresh(site, wrong, Protocol.secret("refresh-1"), null, () -> true)))
                .isInstanceOf(ClientMisconfigured.class);

        assertThat(protocol.revoke(site, "refresh-1", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Unsupported());
    }
}
