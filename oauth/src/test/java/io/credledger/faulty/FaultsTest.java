package io.credledger.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.FamilyRecord;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.demo.RefreshTokenRecord;
import io.credledger.protocol.TokenOutcome;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.protocol.TokenOutcome.NotSent;
import io.credledger.protocol.TokenOutcome.RateLimited;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unknown;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Customer customer;

    @BeforeEach
    void open() throws Exception {
        customer = new Customer(GrantPolicy.strict(), directory);
    }

    @AfterEach
    void close() throws Exception {
        customer.close();
    }

    @Test
    void withoutFaultsTokensAreRefreshed() throws Exception {
        IssuedTokens tokens = customer.grant();

        TokenOutcome first = customer.refresh(tokens.refreshToken());

        Granted granted = (Granted) first;
        assertThat(granted.tokens().expiresIn()).isEqualTo(Duration.ofSeconds(60));
        assertThat(customer.provider.isActive(granted.tokens().access())).isTrue();
        assertThat(customer.refresh(granted.tokens().refresh())).isInstanceOf(Granted.class);
        assertThat(customer.server.requests())
                .extracting(TokenRequestSeen::ofFamily)
                .containsExactly(1, 2);
        assertThat(customer.server.requests())
                .extracting(TokenRequestSeen::ofToken)
                .containsExactly(1, 1);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void aResetLeavesItUnknown(When when) throws Exception {
        assertThat(refreshedWith(Fault.reset(when))).isEqualTo(new Unknown(Unclear.CUT));
        assertThat(hasRotated()).isEqualTo(when == When.AFTER);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void aHangEndsWithTheClientsPatience(When when) throws Exception {
        assertThat(refreshedWith(Fault.hang(when))).isEqualTo(new Unknown(Unclear.TIMEOUT));
        assertThat(hasRotated()).isEqualTo(when == When.AFTER);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void whoIsReleasedInTimeGetsTheAnswer(When when) throws Exception {
        customer.server.atToken(seen -> Fault.hang(when));
        CompletableFuture<TokenOutcome> refreshing =
                customer.refreshing(customer.grant().refreshToken());
        assertThat(customer.server.holds().awaitHeld(1, Duration.ofSeconds(10))).isTrue();

        customer.server.holds().release();

        assertThat(Customer.done(refreshing)).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void aFailureOfTheServerLeavesItUnknown(When when) throws Exception {
        assertThat(refreshedWith(Fault.status(when, 500))).isEqualTo(new Unknown(Unclear.PROVIDER_FAILED));
        assertThat(hasRotated()).isEqualTo(when == When.AFTER);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void garbageIsNotUnderstood(When when) throws Exception {
        assertThat(refreshedWith(Fault.garbage(when))).isEqualTo(new Unknown(Unclear.NOT_UNDERSTOOD));
        assertThat(hasRotated()).isEqualTo(when == When.AFTER);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void anAnswerCanBeTooLarge(When when) throws Exception {
        assertThat(refreshedWith(Fault.tooLarge(when, 100_000))).isEqualTo(new Unknown(Unclear.TOO_LARGE));
        assertThat(hasRotated()).isEqualTo(when == When.AFTER);
    }

    @Test
    void aRateLimitSaysWhen() throws Exception {
        Duration later = Duration.ofSeconds(7);
        assertThat(refreshedWith(Fault.rateLimited(later))).isEqualTo(new RateLimited(later));
        assertThat(refreshedWith(Fault.unavailable(later))).isEqualTo(new RateLimited(later));
        assertThat(hasRotated()).isFalse();
    }

    @Test
    void anErrorCanBeScripted() throws Exception {
        assertThat(refreshedWith(Fault.error(401, "invalid_client"))).isInstanceOf(ClientMisconfigured.class);
        assertThat(hasRotated()).isFalse();
    }

    @Test
    void aSlowAnswerIsAnAnswer() throws Exception {
        assertThat(refreshedWith(Fault.slow(Duration.ofMillis(200)))).isInstanceOf(Granted.class);
    }

    @Test
    void whoDoesNotListenIsNotAsked() throws Exception {
        customer.server.stopListening();
        IssuedTokens tokens = customer.grant();
        assertThat(customer.refresh(tokens.refreshToken())).isInstanceOf(NotSent.class);

        customer.server.listenAgain();

        assertThat(customer.refresh(tokens.refreshToken())).isInstanceOf(Granted.class);
    }

    @Test
    void aConnectionCanBeResetAtOnce() throws Exception {
        customer.server.resetConnections(true);
        IssuedTokens tokens = customer.grant();
        assertThat(customer.refresh(tokens.refreshToken())).isNotInstanceOf(Granted.class);
        assertThat(customer.server.requests()).isEmpty();

        customer.server.resetConnections(false);

        assertThat(customer.refresh(tokens.refreshToken())).isInstanceOf(Granted.class);
    }

    @Test
    void faultsAreChosenByTheRequest() throws Exception {
        IssuedTokens unlucky = customer.grant();
        customer.server.atToken(seen -> unlucky.family().equals(seen.family()) && seen.ofFamily() == 1
                ? Fault.status(When.BEFORE, 502)
                : Fault.none());

        assertThat(customer.refresh(customer.grant().refreshToken())).isInstanceOf(Granted.class);
        assertThat(customer.refresh(unlucky.refreshToken())).isInstanceOf(Unknown.class);
        assertThat(customer.refresh(unlucky.refreshToken())).isInstanceOf(Granted.class);
        assertThat(customer.server.requests())
                .extracting(TokenRequestSeen::clientId)
                .containsOnly("app");
    }

    private TokenOutcome refreshedWith(Fault fault) throws Exception {
        customer.server.atToken(seen -> fault);
        return customer.refresh(customer.grant().refreshToken());
    }

    private boolean hasRotated() {
        FamilyRecord newest =
                customer.provider.families().get(customer.provider.families().size() - 1);
        assertThat(newest.reuses()).isZero();
        return newest.refreshTokens().stream()
                .map(RefreshTokenRecord::firstUsed)
                .anyMatch(used -> used != null);
    }
}
