package io.credledger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.TokenResult.Issued;
import io.credledger.demo.TokenResult.Refused;
import io.credledger.secret.SecretToken;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final Party party = new Party(GrantPolicy.strict());

    @Test
    void aServerKnowsItsTokensAfterARestart() {
        IssuedTokens tokens = party.grant();
        SecretToken second = party.refreshed(tokens.refreshToken());

        AuthorizationServer again = restarted(10);

        assertThat(again.isActive(tokens.accessToken())).isTrue();
        assertThat(again.refresh(Party.LOGIN, second)).isInstanceOf(Issued.class);
        assertThat(again.refresh(Party.LOGIN, Party.there(tokens.refreshToken())))
                .isEqualTo(new Refused(Refusal.REUSED));
        assertThat(again.refresh(Party.LOGIN, second)).isEqualTo(new Refused(Refusal.GRANT_DEAD));
    }

    @Test
    void onlyTheNewestUsedTokensAreKeptAndEveryUnusedOne() {
        IssuedTokens tokens = party.grant();
        SecretToken newest = party.refreshed(party.refreshed(party.refreshed(tokens.refreshToken())));

        AuthorizationServer again = restarted(2);

        assertThat(again.families().get(0).refreshTokens()).hasSize(2);
        assertThat(again.refresh(Party.LOGIN, newest)).isInstanceOf(Issued.class);
    }

    private AuthorizationServer restarted(int newest) {
        AuthorizationServer again = new AuthorizationServer(party.clock, party.server.state(newest));
        again.register(party.client);
        return again;
    }
}
