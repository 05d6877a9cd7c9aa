package io.credledger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.TokenResult.Issued;
import io.credledger.secret.SecretToken;
import org.junit.jupiter.api.Test;

class RevocationsTest {

    private final Party party = new Party(GrantPolicy.strict());

    @Test
    void aRefreshTokenTakesItsFamilyWithIt() {
        IssuedTokens tokens = party.grant();

        assertThat(party.server.revoke(Party.LOGIN, Party.there(tokens.refreshToken())))
                .isTrue();

        assertThat(party.family(tokens).death()).extracting("cause").isEqualTo(Death.Cause.REVOKED_BY_CLIENT);
        assertThat(party.server.isActive(tokens.accessToken())).isFalse();
        assertThat(party.refused(tokens.refreshToken())).isEqualTo(Refusal.GRANT_DEAD);
    }

    @Test
    void soDoesOneThatIsUsed() {
        IssuedTokens tokens = party.grant();
        party.refreshed(tokens.refreshToken());

        party.server.revoke(Party.LOGIN, Party.there(tokens.refreshToken()));

        assertThat(party.family(tokens).isAlive()).isFalse();
        assertThat(party.family(tokens).reuses()).isZero();
    }

    @Test
    void anAccessTokenGoesAlone() {
        IssuedTokens tokens = party.grant();

        party.server.revoke(Party.LOGIN, tokens.accessToken());

        assertThat(party.server.isActive(tokens.accessToken())).isFalse();
        assertThat(party.refresh(tokens.refreshToken())).isInstanceOf(Issued.class);
    }

    @Test
    void anotherClientsTokensStay() {
        party.server.register(new DemoClient("other", Party.SECRET, GrantPolicy.strict()));
        ClientLogin other = new ClientLogin("other", Party.SECRET);
        IssuedTokens tokens = party.grant();

        assertThat(party.server.revoke(other, Party.there(tokens.refreshToken())))
                .isTrue();
        assertThat(party.server.revoke(other, tokens.accessToken())).isTrue();

        assertThat(party.family(tokens).isAlive()).isTrue();
        assertThat(party.server.isActive(tokens.accessToken())).isTrue();
    }

    @Test
    void whoIsNotTheClientRevokesNothing() {
        IssuedTokens tokens = party.grant();
        ClientLogin liar = new ClientLogin("app", SecretToken.takeCopyOf("made-up-other"));

        assertThat(party.server.revoke(liar, Party.there(tokens.refreshToken())))
                .isFalse();

        assertThat(party.family(tokens).isAlive()).isTrue();
    }

    @Test
    void theOwnerCanTakeItBack() {
        IssuedTokens tokens = party.grant();

        party.server.withdraw(tokens.family());

        assertThat(party.refused(tokens.refreshToken())).isEqualTo(Refusal.GRANT_DEAD);
    }
}
