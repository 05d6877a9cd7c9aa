package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both of the family, below a path, as many install them. */
class GiteaFlowTest {

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer()
                .on("POST", "/git/login/oauth/access_token", this::token)
                .on(
                        "GET",
                        "/git/api/v1/user",
                        asked -> Said.json(
                                200,
                                "{'id':3,'login':'alice','full_name':'','email':'alice@noreply.git.example',"
                                        + "'avatar_url':'https://git.example/avatars/3'}"));
    }

    /** One error code for a dead grant and a wrong registration. */
    private Said token(Asked asked) {
        if (!"made-up-client-secret".equals(asked.form("client_secret"))) {
            return Said.json(400, "{'error':'unauthorized_client','error_description':'invalid client secret'}");
        }
        if ("refresh-used".equals(asked.form("refresh_token"))) {
            return Said.json(400, "{'error':'unauthorized_client','error_description':'token was already used'}");
        }
        if ("authorization_code".equals(asked.form("grant_type"))
                && !protocol.verifier.revealText().equals(asked.form("code_verifier"))) {
            return Said.json(400, "{'error':'unauthorized_client','error_description':'failed PKCE code challenge'}");
        }
        return Said.json(
                200,
                "{'access_token':'made.up.jwt','token_type':'bearer','expires_in':3600,'refresh_token':'made.up.refresh'}");
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitea", "forgejo"})
    void fromTheBrowserToTheAccountAndBack(String id) throws Exception {
        ProviderSite site = Answers.provider(id).at(URI.create(server.base() + "/git/"));

        assertThat(protocol.authorize(site, Set.of()).get("endpoint"))
                .containsExactly(server.base() + "/git/login/oauth/authorize");

        Granted granted = (Granted) protocol.exchange(site, "good");
        assertThat(granted.tokens().expiresIn()).isEqualTo(Duration.ofHours(1));
        assertThat(granted.tokens().scopes()).isNull();

        assertThat(protocol.account(site, "made.up.jwt"))
                .isEqualTo(new AccountOutcome.Read(new ExternalAccount(
                        "3", "alice", "alice", "https://git.example/avatars/3", "alice@noreply.git.example", null)));

        assertThat(protocol.refresh(site, "made.up.refresh")).isInstanceOf(Granted.class);
        assertThat(protocol.refresh(site, "refresh-used")).isInstanceOf(GrantDead.class);
        ClientCredentials wrong = new ClientCredentials("made-up-client", Protocol.secret("wrong"));
        assertThat(Protocol.done(
                        protocol.tokens.refresh(site, wrong, Protocol.secret("made.up.refresh"), null, () -> true)))
                .isInstanceOf(ClientMisconfigured.class);

        assertThat(protocol.revoke(site, "made.up.refresh", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Unsupported());
    }

    @Test
    void aTokenThatNoHeaderCarriesIsAskedNobodyAbout() throws Exception {
        ProviderSite site = Answers.provider("gitea").at(server.base());

        assertThat(protocol.account(site, "ünï"))
                .isEqualTo(new AccountOutcome.Unavailable(AccountOutcome.Cause.NOT_UNDERSTOOD));
        assertThat(server.asked()).isEmpty();
    }
}
