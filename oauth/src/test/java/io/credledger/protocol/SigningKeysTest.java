package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.protocol.JwtOutcome.Invalid;
import io.credledger.protocol.JwtOutcome.Missing;
import io.credledger.protocol.JwtOutcome.Unavailable;
import io.credledger.protocol.JwtOutcome.Valid;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.provider.ProviderSite;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ScriptedIssuer issuer;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer();
        issuer = new ScriptedIssuer(server.base().toString()).on(server);
        server.on("GET", "/.well-known/openid-configuration", asked -> issuer.configuration(""));
        site = Answers.provider("oidc").at(server.base());
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    private JwtOutcome validated(IdTokens idTokens, String token) throws Exception {
        return Protocol.done(idTokens.validate(site, Protocol.CLIENT.id(), Protocol.secret(token), protocol.nonce));
    }

    private long readings() {
        return server.asked().stream()
                .filter(asked -> asked.path().equals(ScriptedIssuer.KEYS))
                .count();
    }

    @Test
    void keysAreReadOnceForManyTokens() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(validated(
                            protocol.idTokens, issuer.signed(issuer.claims().build())))
                    .isInstanceOf(Valid.class);
        }
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundAndAnOldOneForgotten() throws Exception {
        String old = issuer.signed(issuer.claims().build());
        assertThat(validated(protocol.idTokens, old)).isInstanceOf(Valid.class);
        RSAKey next = ScriptedIssuer.newKey();
        issuer.key.set(next);

        // Within the interval that is let pass between two readings it may be too early.
        await().until(() ->
                validated(protocol.idTokens, issuer.signed(issuer.claims().build())) instanceof Valid);
        await().until(() -> new Invalid(Flaw.SIGNATURE).equals(validated(protocol.idTokens, old)));
    }

    @Test
    void strangersKeysDoNotMakeUsReadAgainAndAgain() throws Exception {
        try (SigningKeys patient = new SigningKeys(protocol.outbound)) {
            IdTokens idTokens = new IdTokens(protocol.discovery, patient);
            String good = issuer.signed(issuer.claims().build());
            assertThat(validated(idTokens, good)).isInstanceOf(Valid.class);
            ScriptedIssuer stranger = new ScriptedIssuer(server.base().toString());
            stranger.key.set(ScriptedIssuer.newKey());
            String forged = stranger.signed(stranger.claims().build());
            for (int i = 0; i < 20; i++) {
                assertThat(validated(idTokens, forged)).isNotInstanceOf(Valid.class);
            }

            assertThat(readings()).isLessThan(4);
            assertThat(validated(idTokens, good)).isInstanceOf(Valid.class);
        }
    }

    @Test
    void withoutKeysNothingCanBeSaid() throws Exception {
        server.on("GET", ScriptedIssuer.KEYS, asked -> Said.json(503, "{}"));
        assertThat(validated(protocol.idTokens, issuer.signed(issuer.claims().build())))
                .isEqualTo(new Unavailable(Missing.KEYS));
    }

    @Test
    void keysAtAPrivateAddressAreNotRead() throws Exception {
        server.on(
                "GET",
                "/.well-known/openid-configuration",
                asked -> Said.json(
                        200,
                        issuer.configuration("").body().replace(server.base() + "/keys", "http://localhost:1/keys")));
        assertThat(validated(protocol.idTokens, issuer.signed(issuer.claims().build())))
                .isEqualTo(new Unavailable(Missing.KEYS));
    }

    @Test
    void aKeySetThatCannotBeUsedIsNone() throws Exception {
        server.on(
                "GET",
                ScriptedIssuer.KEYS,
                asked -> Said.json(200, "{'keys':[{'kty':'OKP','crv':'Ed25519','x':'AA'}]}"));
        assertThat(validated(protocol.idTokens, issuer.signed(issuer.claims().build())))
                .isNotInstanceOf(Valid.class);
    }

    @Test
    void aBearerTokenIsForUsAndOfOurIssuer() throws Exception {
        JwtBearer bearer = new JwtBearer(
                protocol.discovery,
                protocol.keys,
                URI.create(server.base().toString()),
                "urn:ledger",
                Clock.systemUTC());

        assertThat(bearer(
                        bearer,
                        issuer.signed(issuer.claims().audience("urn:ledger").build())))
                .isInstanceOf(Valid.class);
        assertThat(bearer(bearer, issuer.signed(issuer.claims().build()))).isEqualTo(new Invalid(Flaw.AUDIENCE));
        assertThat(bearer(
                        bearer,
                        issuer.signed(issuer.claims()
                                .audience("urn:ledger")
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(120)))
                                .build())))
                .isEqualTo(new Invalid(Flaw.CLAIMS));
        assertThat(bearer(
                        bearer,
                        issuer.signed(issuer.claims()
                                .audience("urn:ledger")
                                .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                                .build())))
                .isEqualTo(new Invalid(Flaw.EXPIRED));
        assertThat(bearer(bearer, "clt_not_a_jwt")).isEqualTo(new Invalid(Flaw.MALFORMED));
    }

    private static JwtOutcome bearer(JwtBearer bearer, String token) throws Exception {
        return Protocol.done(bearer.validate(Protocol.secret(token)));
    }

    @Test
    void anIssuerThatMayNotBeAskedIsUnavailable() throws Exception {
        try (Outbound strict = new Outbound(OutboundSettings.defaults(AllowedHosts.NONE))) {
            Discovery discovery = new Discovery(strict, Clock.systemUTC());
            JwtBearer bearer = new JwtBearer(discovery, protocol.keys, server.base(), "urn:ledger", Clock.systemUTC());

            assertThat(bearer(bearer, issuer.signed(issuer.claims().build())))
                    .isEqualTo(new Unavailable(Missing.DISCOVERY));
            assertThat(server.asked()).isEmpty();
        }
    }
}
