package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.connect.ScriptedProvider.Told;
import io.credledger.ledger.Handle;
import io.credledger.operation.Identities;
import io.credledger.operation.Pauses;
import io.credledger.token.TokenPolicy;
import io.credledger.token.TokenRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subject's token is exchanged at the provider; what comes of it is kept for a moment, for the same subject and token alone. */
class ExchangeTest {

    private static final String TOKEN = "/oauth/token";

    private final AtomicInteger given = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private TokenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new TokenDesk(TokenPolicy.DEFAULT);
        gives(300);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void gives(int seconds) {
        desk.bench.provider.does(TOKEN, () -> new Told(200, """
                        {"access_token": "swapped-%d", "token_type": "Bearer", "expires_in": %d, "refresh_token": "not-kept",
                         "issued_token_type": "urn:ietf:params:oauth:token-type:access_token"}""".formatted(given.incrementAndGet(), seconds)));
    }

    private TokenDesk.Told ask(String jwt, String... more) {
        String[] form = new String[more.length + 4];
        System.arraycopy(new String[] {"audience", "swapping", "subject_token", jwt}, 0, form, 0, 4);
        System.arraycopy(more, 0, form, 4, more.length);
        return desk.ask(desk.job, form);
    }

    @Test
    void theServersClientAsksWithTheSubjectsToken() {
        String jwt = desk.aliceJwt();

        TokenDesk.Told told = ask(jwt, "scope", "read_api");

        assertThat(told.text("access_token")).isEqualTo("swapped-1");
        assertThat(Integer.parseInt(told.text("expires_in"))).isBetween(295, 300);
        assertThat(told.text("scope")).isEqualTo("read_api");
        assertThat(desk.bench.provider.asked(TOKEN))
                .singleElement()
                .satisfies(asked -> assertThat(asked.form())
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                                "subject_token", jwt,
                                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                                "requested_token_type", "urn:ietf:params:oauth:token-type:access_token",
                                "audience", "calendar",
                                "scope", "read_api",
                                "client_id", "client-1",
                                "client_secret", Bench.CLIENT_SECRET)));
        assertThat(desk.record().way()).isEqualTo("exchange");
        assertThat(desk.record().connection()).isNull();
    }

    @Test
    void theSameIsNotExchangedTwiceWithinTheMoment() {
        String jwt = desk.aliceJwt();

        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");
        desk.bench.time.of(Duration.ofSeconds(59));
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");
        desk.bench.time.of(Duration.ofSeconds(2));
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-2");
        assertThat(desk.records).hasSize(3);
    }

    @Test
    void anotherTokenOrOtherScopesAreAnotherExchange() {
        String jwt = desk.aliceJwt();
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");

        assertThat(ask(desk.aliceJwt()).text("access_token")).isEqualTo("swapped-2");
        assertThat(ask(jwt, "scope", "read_api").text("access_token")).isEqualTo("swapped-3");
        desk.bench.storeClient(TokenDesk.SWAPPING);
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-4");
    }

    @Test
    void whatDoesNotLastIsExchangedAnew() {
        gives(80);
        String jwt = desk.aliceJwt();
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");
        desk.bench.time.of(Duration.ofSeconds(30));

        assertThat(ask(jwt, "min_valid_seconds", "10").text("access_token")).isEqualTo("swapped-1");
        assertThat(ask(jwt, "min_valid_seconds", "60").text("access_token")).isEqualTo("swapped-2");
    }

    @Test
    void whatIsNewIsGoodHoweverShort() {
        gives(5);

        assertThat(ask(desk.aliceJwt()).text("expires_in")).isIn("4", "5");
    }

    @Test
    void aHundredWhoAskAtOnceAskTheProviderOnce() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        desk.bench.provider.does(TOKEN, () -> {
            await(open);
            return new Told(200, "{\"access_token\": \"swapped\", \"token_type\": \"Bearer\", \"expires_in\": 300}");
        });
        String jwt = desk.aliceJwt();
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<CompletableFuture<String>> asked = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> ask(jwt).text("access_token"), callers));
            }
            open.countDown();
            for (CompletableFuture<String> one : asked) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("swapped");
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(desk.bench.provider.asked(TOKEN)).hasSize(1);
        assertThat(desk.records).hasSize(100);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, invalid_grant exchange-refused",
        "400, invalid_grant, invalid_grant exchange-refused",
        "400, invalid_target, invalid_grant exchange-refused",
        "403, access_denied, invalid_grant exchange-refused",
        "400, invalid_scope, invalid_scope exchange-refused",
        "401, invalid_client, temporarily_unavailable provider-refuses-client",
        "400, unauthorized_client, temporarily_unavailable provider-refuses-client",
        "429, slow_down, temporarily_unavailable provider-unavailable",
        "500, server_error, temporarily_unavailable provider-unavailable"
    })
    void whatTheProviderSaysIsToldApartAndNotKept(int status, String error, String refusal) {
        String jwt = desk.aliceJwt();
        desk.bench.provider.tells(TOKEN, status, "{\"error\": \"" + error + "\"}");

        TokenDesk.Told told = ask(jwt);

        assertThat(told.refusal()).isEqualTo(refusal);
        assertThat(desk.record().outcome()).isEqualTo(refusal.split(" ", -1)[1]);
        assertThat(((TokenRefusedException) Objects.requireNonNull(told.failure())).isForNow())
                .isEqualTo(refusal.startsWith("temporarily"));
        gives(300);
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");
    }

    @Test
    void whatTheProviderCutsOffIsNotHandedOut() {
        desk.bench.provider.tells(
                TOKEN, 200, "{\"access_token\": \"less\", \"token_type\": \"Bearer\", \"scope\": \"read_user\"}");

        assertThat(ask(desk.aliceJwt(), "scope", "read_api").refusal()).isEqualTo("invalid_scope");
        assertThat(ask(desk.aliceJwt(), "scope", "read_user").text("access_token"))
                .isEqualTo("less");
    }

    @Test
    void scopesThatTheProviderDoesNotKnowAreHeldToHere() {
        TokenDesk.Told within =
                desk.ask(desk.job, "audience", "scopeless", "subject_token", desk.aliceJwt(), "scope", "profile");
        TokenDesk.Told beyond =
                desk.ask(desk.job, "audience", "scopeless", "subject_token", desk.aliceJwt(), "scope", "everything");

        assertThat(within.text("scope")).isEqualTo("profile");
        assertThat(beyond.refusal()).isEqualTo("invalid_scope");
        assertThat(desk.bench.provider.asked(TOKEN))
                .singleElement()
                .satisfies(asked -> assertThat(asked.form()).doesNotContainKey("scope"));
    }

    @Test
    void whoIsDeactivatedGetsNothingThatWasKept() {
        String jwt = desk.aliceJwt();
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");

        new Identities(desk.bench.desk).deactivate(Bench.ask(desk.bench.admin.id()), new Handle("alice"));

        assertThat(ask(jwt).refusal()).isEqualTo("invalid_request login-not-mapped");
    }

    @Test
    void whatWasKeptForSomebodyWhoWasDeactivatedIsGoneWhenTheyAreBack() {
        String jwt = desk.aliceJwt();
        Identities identities = new Identities(desk.bench.desk);
        assertThat(ask(jwt).text("access_token")).isEqualTo("swapped-1");

        identities.deactivate(Bench.ask(desk.bench.admin.id()), new Handle("alice"));
        identities.reactivate(Bench.ask(desk.bench.admin.id()), new Handle("alice"));

        Awaitility.await().until(() -> ask(jwt).text("access_token").equals("swapped-2"));
    }

    @Test
    void nothingIsSentToAProviderThatIsPausedOrHasNoClient() throws Exception {
        new Pauses(desk.bench.desk).pause(Bench.ask(desk.bench.admin.id()), TokenDesk.SWAPPING, null);

        assertThat(ask(desk.aliceJwt()).refusal()).isEqualTo("temporarily_unavailable provider-paused");
        assertThat(desk.ask(desk.job, "audience", "clientless", "subject_token", desk.aliceJwt())
                        .refusal())
                .isEqualTo("temporarily_unavailable client-required");
        assertThat(desk.bench.provider.asked(TOKEN)).isEmpty();
    }

    @Test
    void whereNothingIsToBeKeptNothingIs() throws Exception {
        TokenPolicy forgetful = new TokenPolicy(false, Set.of(), Duration.ZERO, false);
        try (TokenDesk other = new TokenDesk(forgetful)) {
            other.bench.provider.does(
                    TOKEN,
                    () -> new Told(
                            200,
                            "{\"access_token\": \"swapped-%d\", \"token_type\": \"Bearer\"}"
                                    .formatted(given.incrementAndGet())));
            String jwt = other.aliceJwt();

            for (String token : List.of("swapped-1", "swapped-2")) {
                assertThat(other.ask(other.job, "audience", "swapping", "subject_token", jwt)
                                .text("access_token"))
                        .isEqualTo(token);
            }
        }
    }
}
