package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.JwtOutcome.Valid;
import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.ProviderSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in definition with its fixed addresses replaced, as an operator's file would. */
class GoogleFlowTest {

    private static final String HERE = """
            providers:
              - id: google
                extends: google
                base_url: BASE
                endpoints:
                  authorization: BASE/o/oauth2/v2/auth
                  token: BASE/token
                  userinfo: BASE/v1/userinfo
                  revocation: BASE/revoke
                  issuer: BASE
                  jwks: BASE/keys
                  api: BASE
            """;

    @TempDir
    private Path directory;

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ScriptedIssuer issuer;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer()
                .on("POST", "/token", this::token)
                .on(
                        "GET",
                        "/v1/userinfo",
                        asked -> Said.json(
                                200,
                                "{'sub':'made-up-subject','email':'alice@example.com','name':'Alice','picture':'https://a.example/p'}"))
                .on(
                        "POST",
                        "/revoke",
                        asked -> "refresh-1".equals(asked.form("token"))
                                ? Said.json(200, "{}")
                                : Said.json(
                                        400,
                                        "{'error':'invalid_token','error_description':'Token expired or revoked'}"));
        issuer = new ScriptedIssuer(server.base().toString()).on(server);
        Path file = directory.resolve("providers.yaml");
        Files.writeString(file, HERE.replace("BASE", server.base().toString()));
        site = ProviderCatalogue.builtIn()
                .with(file)
                .find("google")
                .orElseThrow()
                .at(null);
    }

    /** The answer to a refresh has no refresh token. */
    private Said token(Asked asked) {
        if ("refresh_token".equals(asked.form("grant_type"))) {
            return "refresh-1".equals(asked.form("refresh_token"))
                    ? Said.json(
                            200, "{'access_token':'access-2','expires_in':3599,'scope':'openid','token_type':'Bearer'}")
                    : Said.json(
                            400, "{'error':'invalid_grant','error_description':'Token has been expired or revoked.'}");
        }
        String idToken = issuer.signed(issuer.claims()
                .claim("azp", Protocol.CLIENT.id())
                .claim("email", "alice@example.com")
                .claim("name", "Alice")
                .claim("picture", "https://a.example/p")
                .build());
        return Said.json(
                200,
                "{'access_token':'access-1','expires_in':3599,'refresh_token':'refresh-1','token_type':'Bearer','scope':"
                        + "'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile',"
                        + "'id_token':'" + idToken + "'}");
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    @Test
    void fromTheBrowserToTheAccountAndBack() throws Exception {
        var sent = protocol.authorize(site, Set.of("calendar"));
        assertThat(sent.get("access_type")).containsExactly("offline");
        assertThat(sent.get("prompt")).containsExactly("consent");
        assertThat(sent.get("scope")).containsExactly("openid email profile https://www.googleapis.com/auth/calendar");
        assertThat(sent.get("nonce")).containsExactly("made-up-nonce");

        Granted granted = (Granted) protocol.exchange(site, "good");
        assertThat(site.provider()
                        .scopes()
                        .missing(
                                Set.of("openid", "email", "profile"),
                                granted.tokens().scopes()))
                .isEmpty();
        Valid valid = (Valid) Protocol.done(protocol.idTokens.validate(
                site, Protocol.CLIENT.id(), granted.tokens().idToken(), protocol.nonce));

        ExternalAccount alice = new ExternalAccount(
                "made-up-subject", "alice@example.com", "Alice", "https://a.example/p", "alice@example.com", null);
        assertThat(Protocol.done(protocol.accounts.read(site, granted.tokens().access(), valid.claims())))
                .isEqualTo(new AccountOutcome.Read(alice));
        assertThat(protocol.account(site, "access-1")).isEqualTo(new AccountOutcome.Read(alice));

        assertThat(protocol.refresh(site, "refresh-1"))
                .isInstanceOfSatisfying(
                        Granted.class,
                        again -> assertThat(again.tokens().refresh()).isNull());
        assertThat(protocol.refresh(site, "refresh-0")).isInstanceOf(GrantDead.class);

        assertThat(protocol.revoke(site, "refresh-1", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Revoked());
        assertThat(protocol.revoke(site, "gone", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Revoked());
    }
}
