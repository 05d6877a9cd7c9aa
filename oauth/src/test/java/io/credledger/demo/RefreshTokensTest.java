package io.credledger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.TokenResult.Issued;
import io.credledger.secret.SecretToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {

    @Test
    void aRefreshTokenIsGoodForOneRefresh() {
        Party party = new Party(GrantPolicy.strict());
        IssuedTokens tokens = party.grant();

        SecretToken second = party.refreshed(tokens.refreshToken());
        SecretToken third = party.refreshed(second);

        assertThat(third).isNotEqualTo(second);
        assertThat(party.family(tokens).refreshTokens())
                .extracting(RefreshTokenRecord::presented)
                .containsExactly(1, 1, 0);
        assertThat(party.family(tokens).isAlive()).isTrue();
    }

    @Test
    void aUsedOneKillsTheFamilyAndItsAccessTokens() {
        Party party = new Party(GrantPolicy.strict());
        IssuedTokens tokens = party.grant();
        Issued refreshed = (Issued) party.refresh(tokens.refreshToken());

        assertThat(party.refused(tokens.refreshToken())).isEqualTo(Refusal.REUSED);

        FamilyRecord family = party.family(tokens);
        assertThat(family.death()).isEqualTo(new Death(Death.Cause.REFRESH_TOKEN_REUSED, party.clock.instant()));
        assertThat(family.reuses()).isEqualTo(1);
        assertThat(party.server.count(Happening.REUSED)).isEqualTo(1);
        assertThat(party.refused(refreshed.tokens().refreshToken())).isEqualTo(Refusal.GRANT_DEAD);
        assertThat(party.server.isActive(refreshed.tokens().accessToken())).isFalse();
    }

    @Test
    void withoutDetectionAUsedOneIsOnlyRefused() {
        Party party = new Party(GrantPolicy.strict().withoutReuseDetection());
        IssuedTokens tokens = party.grant();
        SecretToken second = party.refreshed(tokens.refreshToken());

        assertThat(party.refused(tokens.refreshToken())).isEqualTo(Refusal.REUSED);

        assertThat(party.family(tokens).isAlive()).isTrue();
        assertThat(party.refreshed(second)).isNotEqualTo(second);
    }

    @Test
    void withinTheGraceAUsedOneGivesAFreshSuccessorEachTime() {
        Party party = new Party(GrantPolicy.strict().withGrace(Duration.ofSeconds(30)));
        IssuedTokens tokens = party.grant();
        SecretToken lost = party.refreshed(tokens.refreshToken());
        party.pass(Duration.ofSeconds(30));

        SecretToken repeated = party.refreshed(tokens.refreshToken());

        assertThat(repeated).isNotEqualTo(lost);
        assertThat(party.family(tokens).reuses()).isZero();
        assertThat(party.server.count(Happening.REPEATED_WITHIN_GRACE)).isEqualTo(1);
        assertThat(party.refreshed(repeated)).isNotEqualTo(repeated);
    }

    @Test
    void theGraceCountsFromTheFirstUse() {
        Party party = new Party(GrantPolicy.strict().withGrace(Duration.ofSeconds(30)));
        IssuedTokens tokens = party.grant();
        party.refreshed(tokens.refreshToken());
        party.pass(Duration.ofSeconds(20));
        party.refreshed(tokens.refreshToken());
        party.pass(Duration.ofSeconds(11));

        assertThat(party.refused(tokens.refreshToken())).isEqualTo(Refusal.REUSED);
        assertThat(party.family(tokens).isAlive()).isFalse();
    }

    @Test
    void withoutRotationItStaysAsItIs() {
        Party party = new Party(GrantPolicy.withoutRotation());
        IssuedTokens tokens = party.grant();

        Issued first = (Issued) party.refresh(tokens.refreshToken());
        Issued second = (Issued) party.refresh(tokens.refreshToken());

        assertThat(first.tokens().refreshToken()).isNull();
        assertThat(second.tokens().accessToken()).isNotEqualTo(first.tokens().accessToken());
        assertThat(party.family(tokens).reuses()).isZero();
    }

    @Test
    void itEndsWithItsLife() {
        Party party = new Party(GrantPolicy.strict().withRefreshLife(Duration.ofHours(1)));
        IssuedTokens tokens = party.grant();
        party.pass(Duration.ofHours(1));

        assertThat(party.refused(tokens.refreshToken())).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void anAccessTokenLivesForAMinute() {
        Party party = new Party(GrantPolicy.strict());
        IssuedTokens tokens = party.grant();

        party.pass(Duration.ofSeconds(59));
        assertThat(party.server.isActive(tokens.accessToken())).isTrue();
        party.pass(Duration.ofSeconds(1));
        assertThat(party.server.isActive(tokens.accessToken())).isFalse();
    }

    @Test
    void anotherClientCannotUseIt() {
        Party party = new Party(GrantPolicy.strict());
        party.server.register(new DemoClient("other", Party.SECRET, GrantPolicy.strict()));
        IssuedTokens tokens = party.grant();

        TokenResult result =
                party.server.refresh(new ClientLogin("other", Party.SECRET), Party.there(tokens.refreshToken()));

        assertThat(result).isEqualTo(new TokenResult.Refused(Refusal.OTHER_CLIENT));
    }

    @Test
    void twoSecretsAreGoodWhileTheOneReplacesTheOther() {
        Party party = new Party(GrantPolicy.strict());
        IssuedTokens tokens = party.grant();
        SecretToken next = SecretToken.takeCopyOf("made-up-next-secret");

        party.server.register(party.client.withSecrets(Party.SECRET, next));
        SecretToken second = party.refreshed(tokens.refreshToken());
        party.server.register(party.client.withSecrets(next));

        assertThat(party.refused(second)).isEqualTo(Refusal.CLIENT);
        assertThat(party.server.refresh(new ClientLogin("app", next), second)).isInstanceOf(Issued.class);
        assertThat(party.family(tokens).refreshTokens())
                .extracting(RefreshTokenRecord::presented)
                .as("a client that is refused presents nothing")
                .containsExactly(1, 1, 0);
    }
}
