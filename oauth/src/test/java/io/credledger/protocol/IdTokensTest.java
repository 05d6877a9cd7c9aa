package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.protocol.JwtOutcome.Invalid;
import io.credledger.protocol.JwtOutcome.Missing;
import io.credledger.protocol.JwtOutcome.Unavailable;
import io.credledger.protocol.JwtOutcome.Valid;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.provider.ProviderSite;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokensTest {

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ScriptedIssuer issuer;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer();
        issuer = new ScriptedIssuer(server.base().toString()).on(server);
        configured("'RS256','PS256','ES256','EdDSA','HS256','none'");
        site = Answers.provider("oidc").at(server.base());
    }

    private void configured(String algorithms) {
        server.on("GET", "/.well-known/openid-configuration", asked -> {
            Said usual = issuer.configuration("");
            return Said.json(200, usual.body().replace("[\"RS256\"]", "[" + algorithms + "]"));
        });
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    private JwtOutcome validated(String token) throws Exception {
        return Protocol.done(
                protocol.idTokens.validate(site, Protocol.CLIENT.id(), Protocol.secret(token), protocol.nonce));
    }

    private JwtOutcome validated(JWTClaimsSet.Builder claims) throws Exception {
        return validated(issuer.signed(claims.build()));
    }

    @Test
    void aGoodTokenSaysWhoItIs() throws Exception {
        JwtOutcome outcome = validated(issuer.claims().claim("email", "alice@example.com"));

        assertThat(outcome).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.claims().subject()).isEqualTo("made-up-subject");
            assertThat(valid.claims().issuer()).isEqualTo(server.base().toString());
            assertThat(valid.claims().claims().path("email").asText()).isEqualTo("alice@example.com");
            assertThat(valid.claims().claims().path("exp").isIntegralNumber()).isTrue();
        });
        assertThat(outcome.toString()).doesNotContain("alice", "made-up");
    }

    @Test
    void everyClaimThatMattersIsLookedAt() throws Exception {
        Date longAgo = Date.from(Instant.now().minusSeconds(61));

        assertThat(validated(issuer.claims().issuer("https://evil.example"))).isEqualTo(new Invalid(Flaw.ISSUER));
        assertThat(validated(issuer.claims().issuer(null))).isEqualTo(new Invalid(Flaw.ISSUER));
        assertThat(validated(issuer.claims().audience("another"))).isEqualTo(new Invalid(Flaw.AUDIENCE));
        assertThat(validated(issuer.claims().audience(List.of(Protocol.CLIENT.id(), "another"))))
                .isEqualTo(new Invalid(Flaw.AUDIENCE));
        assertThat(validated(issuer.claims().claim("azp", "another"))).isEqualTo(new Invalid(Flaw.AUDIENCE));
        assertThat(validated(issuer.claims().expirationTime(longAgo))).isEqualTo(new Invalid(Flaw.EXPIRED));
        assertThat(validated(issuer.claims().expirationTime(null))).isEqualTo(new Invalid(Flaw.CLAIMS));
        assertThat(validated(issuer.claims().issueTime(null))).isEqualTo(new Invalid(Flaw.CLAIMS));
        assertThat(validated(issuer.claims().issueTime(Date.from(Instant.now().plusSeconds(90)))))
                .isEqualTo(new Invalid(Flaw.CLAIMS));
        assertThat(validated(issuer.claims().subject(null))).isEqualTo(new Invalid(Flaw.CLAIMS));
        assertThat(validated(issuer.claims().claim("nonce", "another"))).isEqualTo(new Invalid(Flaw.NONCE));
        assertThat(validated(issuer.claims().claim("nonce", null))).isEqualTo(new Invalid(Flaw.NONCE));
    }

    @Test
    void clocksMayDifferByAMinute() throws Exception {
        Date justNow = Date.from(Instant.now().minusSeconds(30));

        assertThat(validated(issuer.claims().expirationTime(justNow))).isInstanceOf(Valid.class);
        assertThat(validated(issuer.claims().issueTime(Date.from(Instant.now().plusSeconds(30)))))
                .isInstanceOf(Valid.class);
    }

    @Test
    void severalAudiencesAreGoodWhereThePartyIsNamed() throws Exception {
        assertThat(validated(issuer.claims()
                        .audience(List.of("another", Protocol.CLIENT.id()))
                        .claim("azp", Protocol.CLIENT.id())))
                .isInstanceOf(Valid.class);
    }

    @Test
    void aTokenOfARefreshNeedsNoNonce() throws Exception {
        String token = issuer.signed(issuer.claims().claim("nonce", null).build());

        assertThat(Protocol.done(protocol.idTokens.validate(site, Protocol.CLIENT.id(), Protocol.secret(token), null)))
                .isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln"})
    void whatIsNoSignedTokenIsMalformed(String token) throws Exception {
        assertThat(validated(token)).isEqualTo(new Invalid(Flaw.MALFORMED));
    }

    @Test
    void nobodyElseCanSign() throws Exception {
        String good = issuer.signed(issuer.claims().build());
        String payload = good.substring(good.indexOf('.') + 1, good.lastIndexOf('.'));
        byte[] publicKey = issuer.key.get().toRSAPublicKey().getEncoded();
        JWSHeader.Builder hmac =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key.get().getKeyID());

        assertThat(validated(new PlainJWT(issuer.claims().build()).serialize())).isEqualTo(new Invalid(Flaw.MALFORMED));
        assertThat(validated("eyJhbGciOiJub25lIn0." + payload + ".")).isEqualTo(new Invalid(Flaw.MALFORMED));
        assertThat(validated(ScriptedIssuer.signed(hmac, issuer.claims().build(), new MACSigner(publicKey))))
                .isEqualTo(new Invalid(Flaw.SIGNATURE));
        assertThat(validated(good.substring(0, good.length() - 8) + "AAAAAAAA")).isEqualTo(new Invalid(Flaw.SIGNATURE));
        assertThat(validated(good.replace(payload, "e" + payload.substring(1, payload.length() - 4) + "fQ")))
                .isInstanceOf(Invalid.class);
        JWSHeader.Builder ofAnotherKind = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(issuer.key.get().getKeyID())
                .type(new JOSEObjectType("logout+jwt"));
        assertThat(validated(ScriptedIssuer.signed(
                        ofAnotherKind, issuer.claims().build(), new RSASSASigner(issuer.key.get()))))
                .isEqualTo(new Invalid(Flaw.SIGNATURE));
    }

    @Test
    void ellipticCurvesAndProbabilisticSignaturesAreTaken() throws Exception {
        ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        Ed25519Keys edwards = Ed25519Keys.fresh();
        server.on(
                "GET",
                ScriptedIssuer.KEYS,
                asked -> ScriptedIssuer.keys(ec.toPublicJWK(), edwards.jwk(), issuer.key.get()));
        JWTClaimsSet claims = issuer.claims().build();
        String es256 = ScriptedIssuer.signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec"), claims, new ECDSASigner(ec));
        String ps256 = ScriptedIssuer.signed(
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(issuer.key.get().getKeyID()),
                claims,
                new RSASSASigner(issuer.key.get()));

        assertThat(validated(es256)).isInstanceOf(Valid.class);
        assertThat(validated(ps256)).isInstanceOf(Valid.class);
        assertThat(validated(edwards.signed(claims))).isInstanceOf(Valid.class);
        assertThat(validated(Ed25519Keys.fresh().signed(claims))).isEqualTo(new Invalid(Flaw.SIGNATURE));
    }

    @Test
    void anAlgorithmThatTheIssuerDoesNotUseIsNotTaken() throws Exception {
        configured("'ES256'");
        assertThat(validated(issuer.claims())).isEqualTo(new Invalid(Flaw.SIGNATURE));
    }

    @Test
    void anIssuerThatSignsInNoWayThatIsTakenIsNotTrusted() throws Exception {
        configured("'HS256','none'");
        assertThat(validated(issuer.claims())).isEqualTo(new Invalid(Flaw.SIGNATURE));
    }

    @Test
    void aProviderWithoutAnIssuerHasNoIdTokens() throws Exception {
        ProviderSite gitHub = Answers.provider("github").at(null);

        assertThat(Protocol.done(protocol.idTokens.validate(gitHub, "x", Protocol.secret("a.b.c"), null)))
                .isEqualTo(new Invalid(Flaw.NO_ISSUER));
    }

    @Test
    void withoutTheConfigurationNothingCanBeSaid() throws Exception {
        server.on("GET", "/.well-known/openid-configuration", asked -> Said.json(500, "{}"));

        assertThat(validated(issuer.claims())).isEqualTo(new Unavailable(Missing.DISCOVERY));
    }
}
