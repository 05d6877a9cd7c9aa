package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.AccountOutcome.Cause;
import io.credledger.protocol.AccountOutcome.Rejection;
import io.credledger.protocol.AccountOutcome.TokenRejected;
import io.credledger.protocol.RevocationOutcome.Failed;
import io.credledger.protocol.RevocationOutcome.Why;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.NotSent;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unknown;
import io.credledger.protocol.TokenOutcome.Unsent;
import io.credledger.provider.ProviderSite;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no answer comes, or none that helps. */
class UnansweredTest {

    private static final String USER = "/api/v4/user";

    @Test
    void aServerThatIsGoneWasSentNothing() throws Exception {
        URI gone;
        try (ScriptedServer server = new ScriptedServer()) {
            gone = server.base();
        }
        try (Protocol protocol = new Protocol()) {
            ProviderSite site = Answers.provider("gitlab").at(gone);

            assertThat(protocol.refresh(site, "x")).isEqualTo(new NotSent(Unsent.CONNECT));
            assertThat(protocol.account(site, "x")).isEqualTo(new AccountOutcome.Unavailable(Cause.UNREACHABLE));
            assertThat(protocol.revoke(site, "x", RevocableToken.Kind.REFRESH_TOKEN))
                    .isEqualTo(new Failed(Why.UNREACHABLE));
            assertThat(protocol.refresh(Answers.provider("keycloak").at(gone), "x"))
                    .isEqualTo(new NotSent(Unsent.DISCOVERY));
        }
    }

    @Test
    void aPrivateServerThatNobodyAllowedIsRefused() throws Exception {
        try (Outbound strict = new Outbound(OutboundSettings.defaults(AllowedHosts.NONE))) {
            Discovery discovery = new Discovery(strict, Clock.systemUTC());
            ProviderSite site = Answers.provider("gitlab").at(URI.create("https://127.0.0.1:1"));

            assertThat(Protocol.done(new TokenEndpoint(strict, discovery, Clock.systemUTC())
                            .refresh(site, Protocol.CLIENT, Protocol.secret("x"), null, () -> true)))
                    .isEqualTo(new NotSent(Unsent.TARGET_REFUSED));
            assertThat(Protocol.done(new AccountReader(strict, discovery).read(site, Protocol.secret("x"), null)))
                    .isEqualTo(new AccountOutcome.Unavailable(Cause.TARGET_REFUSED));
        }
    }

    @Test
    void aTokenEndpointThatDoesNotAnswerInTimeLeavesTheOutcomeUnknown() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Duration deadline = Duration.ofMillis(300);
        try (ScriptedServer server = new ScriptedServer().on("POST", "/oauth/token", asked -> {
                    await(never);
                    return Said.json(200, "{}");
                });
                Outbound hasty =
                        new Outbound(new OutboundSettings(deadline, deadline, 1000, AllowedHosts.of("127.0.0.1")))) {
            TokenEndpoint tokens = new TokenEndpoint(hasty, new Discovery(hasty, Clock.systemUTC()), Clock.systemUTC());
            ProviderSite site = Answers.provider("gitlab").at(server.base());

            assertThat(Protocol.done(tokens.refresh(site, Protocol.CLIENT, Protocol.secret("x"), null, () -> true)))
                    .isEqualTo(new Unknown(Unclear.TIMEOUT));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aHugeAnswerLeavesTheOutcomeUnknown() throws Exception {
        try (Protocol protocol = new Protocol();
                ScriptedServer server = new ScriptedServer()
                        .on("POST", "/oauth/token", asked -> Said.json(200, "x".repeat(2 * 1024 * 1024)))) {
            assertThat(protocol.refresh(Answers.provider("gitlab").at(server.base()), "x"))
                    .isEqualTo(new Unknown(Unclear.TOO_LARGE));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401,INVALID,",
        "403,FORBIDDEN,",
        "404,,NOT_UNDERSTOOD",
        "302,,NOT_UNDERSTOOD",
        "429,,RATE_LIMITED",
        "500,,PROVIDER_FAILED",
        "200,,NOT_UNDERSTOOD"
    })
    void anAccountThatCannotBeReadSaysWhy(int status, Rejection rejection, Cause cause) throws Exception {
        try (Protocol protocol = new Protocol();
                ScriptedServer server =
                        new ScriptedServer().on("GET", USER, asked -> Said.json(status, "{'no':'account'}"))) {
            assertThat(protocol.account(Answers.provider("gitlab").at(server.base()), "x"))
                    .isEqualTo(
                            rejection != null ? new TokenRejected(rejection) : new AccountOutcome.Unavailable(cause));
        }
    }

    @Test
    void aRateLimitOfAnApiIsNoRejection() throws Exception {
        try (Protocol protocol = new Protocol();
                ScriptedServer server = new ScriptedServer()
                        .on("GET", USER, asked -> Said.json(403, "{}").with("X-RateLimit-Remaining", "0"))) {
            assertThat(protocol.account(Answers.provider("gitlab").at(server.base()), "x"))
                    .isEqualTo(new AccountOutcome.Unavailable(Cause.RATE_LIMITED));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "gitlab|401|{'error':'invalid_client'}|CLIENT_MISCONFIGURED|true",
                "gitlab|403|{'error':'unauthorized_client'}|CLIENT_MISCONFIGURED|true",
                "gitlab|400|{'error':'invalid_request'}|REFUSED|false",
                "gitlab|503|{}|PROVIDER_FAILED|true",
                "gitlab|429|{}|RATE_LIMITED|true",
                "github|401|{}|CLIENT_MISCONFIGURED|true",
                "github|422|{}|REFUSED|false",
                "github|500|{}|PROVIDER_FAILED|true"
            })
    void aRevocationThatFailsSaysWhy(String provider, int status, String body, Why why, boolean worthRetrying) {
        Failed failed = new Failed(why);

        assertThat(Revocation.classify(Answers.json(status, body.replace('\'', '"')), Answers.provider(provider)))
                .isEqualTo(failed);
        assertThat(failed.worthRetrying()).isEqualTo(worthRetrying);
    }

    @Test
    void aTokenThatTheProviderDoesNotKnowIsRevoked() {
        assertThat(Revocation.classify(Answers.json(404, "{}"), Answers.provider("github")))
                .isEqualTo(new RevocationOutcome.Revoked());
        assertThat(Revocation.classify(
                        Answers.json(400, "{\"error\":\"unsupported_token_type\"}"), Answers.provider("keycloak")))
                .isEqualTo(new RevocationOutcome.Unsupported());
    }
}
