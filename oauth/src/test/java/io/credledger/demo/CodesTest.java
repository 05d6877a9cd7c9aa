package io.credledger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.TokenResult.Issued;
import io.credledger.demo.TokenResult.Refused;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

    private static final String REDIRECT = "http://127.0.0.1:8080/v1/connect/callback";

    /** RFC 7636 appendix B. */
    private static final SecretToken VERIFIER = SecretToken.takeCopyOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Party party = new Party(GrantPolicy.strict());

    @Test
    void aCodeGivesTokensToWhoHasItsVerifier() {
        Issued issued = (Issued) redeem(code(), REDIRECT, VERIFIER);

        assertThat(party.family(issued.tokens()).account()).isEqualTo(Account.DEMO);
        assertThat(issued.tokens().scopes()).containsExactly("read", "write");
        assertThat(party.refreshed(issued.tokens().refreshToken())).isNotNull();
    }

    @Test
    void theBrowserTakesTheStateBack() {
        URI back = party.server.approved(wish(), Account.DEMO);

        assertThat(back.toString()).startsWith(REDIRECT + "?code=").endsWith("&state=made+up");
        assertThat(wish().denied()).hasToString(REDIRECT + "?error=access_denied&state=made+up");
    }

    @Test
    void aSecondUseCostsWhatTheFirstGave() {
        SecretToken code = code();
        Issued issued = (Issued) redeem(code, REDIRECT, VERIFIER);

        assertThat(redeem(code, REDIRECT, VERIFIER)).isEqualTo(new Refused(Refusal.CODE));

        assertThat(party.family(issued.tokens()).death()).extracting("cause").isEqualTo(Death.Cause.CODE_REUSED);
    }

    @Test
    void anotherVerifierOrAddressGivesNothing() {
        SecretToken code = code();

        assertThat(redeem(code, REDIRECT, SecretToken.takeCopyOf("made-up"))).isEqualTo(new Refused(Refusal.CODE));
        assertThat(redeem(code, REDIRECT + "/", VERIFIER)).isEqualTo(new Refused(Refusal.CODE));
        assertThat(redeem(code, REDIRECT, VERIFIER)).isInstanceOf(Issued.class);
    }

    @Test
    void aCodeIsGoodForAMinute() {
        SecretToken code = code();
        party.pass(Duration.ofMinutes(1));

        assertThat(redeem(code, REDIRECT, VERIFIER)).isEqualTo(new Refused(Refusal.CODE));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token",
        "code_challenge_method, plain",
        "code_challenge, short",
        "redirect_uri, https://elsewhere.example/callback",
        "redirect_uri, http://127.0.0.1.elsewhere.example/callback",
        "redirect_uri, http://user@127.0.0.1/callback",
        "redirect_uri, http://127.0.0.1/callback#fragment",
        "redirect_uri, not an address"
    })
    void aBrowserIsNotSentToSomebodyUnknown(String parameter, String value) {
        Map<String, String> query = query();
        query.put(parameter, value);

        assertThat(AuthorizationWish.read(query)).isEmpty();
    }

    @Test
    void aStrangersWishIsNotKnown() {
        Map<String, String> query = query();
        query.put("client_id", "stranger");

        assertThat(party.server.knows(AuthorizationWish.read(query).orElseThrow()))
                .isFalse();
        assertThat(party.server.knows(wish())).isTrue();
    }

    private TokenResult redeem(SecretToken code, String redirect, SecretToken verifier) {
        return party.server.redeem(Party.LOGIN, new CodeRedemption(code, redirect, verifier));
    }

    private SecretToken code() {
        String query = party.server.approved(wish(), Account.DEMO).getQuery();
        return SecretToken.takeCopyOf(query.substring("code=".length(), query.indexOf('&')));
    }

    private static AuthorizationWish wish() {
        return AuthorizationWish.read(query()).orElseThrow();
    }

    private static Map<String, String> query() {
        return new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "app",
                "redirect_uri", REDIRECT,
                "scope", "read write",
                "state", "made up",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
    }
}
