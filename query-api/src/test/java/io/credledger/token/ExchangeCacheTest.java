package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Routing;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExchangeCacheTest {

    private final Instant far = Instant.now().plusSeconds(3600);

    private final List<Exchanged> made = new ArrayList<>();

    /** When each subject ends; the one who asked first comes first. */
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();

    private ExchangeCache cache(Duration longest) {
        return new ExchangeCache(
                Clock.systemUTC(),
                longest,
                subject -> {
                    ends.add(new CompletableFuture<>());
                    return ends.get(ends.size() - 1);
                },
                Runnable::run);
    }

    private Exchanged ask(ExchangeCache cache, int subject) {
        return cache.get(key(subject), Duration.ofMinutes(1), far, () -> CompletableFuture.completedFuture(exchanged()))
                .join();
    }

    private static ExchangeKey key(int subject) {
        return new ExchangeKey(
                IdentityId.of(new Routing(subject), 1),
                Octets.copyOf(new byte[32]),
                "made-up",
                URI.create("https://made-up.example"),
                1,
                Set.of());
    }

    private Exchanged exchanged() {
        made.add(new Exchanged(SecretToken.takeCopyOf("made-up-token"), List.of(), Instant.now(), far));
        return made.get(made.size() - 1);
    }

    @Test
    void oneExchangeIsForAllWhoAskMeanwhile() {
        ExchangeCache cache = cache(Duration.ofMinutes(1));

        assertThat(ask(cache, 1)).isSameAs(ask(cache, 1));
        assertThat(ask(cache, 2)).isNotSameAs(ask(cache, 1));
        assertThat(made).hasSize(2);
    }

    @Test
    void whatIsNotToBeKeptIsExchangedForEachWhoAsks() {
        ExchangeCache cache = cache(Duration.ZERO);

        assertThat(ask(cache, 1).copy()).isPresent();
        assertThat(made).hasSize(1);
        assertThat(ask(cache, 1).copy()).isPresent();
        assertThat(made).hasSize(2);
    }

    @Test
    void whatWasKeptForSomebodyWhoIsNoMoreIsWipedAtOnce() {
        ExchangeCache cache = cache(Duration.ofMinutes(1));
        Exchanged erased = ask(cache, 1);
        Exchanged other = ask(cache, 2);

        ends.get(0).complete(null);

        assertThat(erased.copy()).isEmpty();
        assertThat(other.copy()).isPresent();
        assertThat(ask(cache, 1).copy()).isPresent();
        assertThat(made).hasSize(3);
    }

    @Test
    void whatIsGivenForSomebodyWhoEndedMeanwhileIsWipedAsItComes() {
        ExchangeCache cache = cache(Duration.ofMinutes(1));
        CompletableFuture<Exchanged> answer = new CompletableFuture<>();
        CompletableFuture<Exchanged> asked = cache.get(key(1), Duration.ofMinutes(1), far, () -> answer);
        ends.get(0).complete(null);

        answer.complete(exchanged());

        assertThat(asked.join().copy()).isEmpty();
        assertThat(ask(cache, 1).copy()).isPresent();
    }

    @Test
    void nobodyIsWatchedForWhatIsNotKept() {
        ExchangeCache cache = cache(Duration.ofMinutes(1));
        assertThat(cache.get(
                        key(1),
                        Duration.ofMinutes(1),
                        far,
                        () -> CompletableFuture.failedFuture(new IllegalStateException("refused"))))
                .isCompletedExceptionally();
        assertThat(ends.get(0)).isCancelled();

        ExchangeCache brief = cache(Duration.ofMillis(1));
        ask(brief, 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> ends.get(1).isCancelled());
    }

    /** Many, and none of them asked for again: one alarm after the other has to ring. */
    @Test
    void whatNobodyAsksForAnyMoreIsWipedAtItsTime() {
        ExchangeCache cache = cache(Duration.ofMillis(1500));
        for (int subject = 0; subject < 200; subject++) {
            ask(cache, subject);
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> made.stream().allMatch(token -> token.copy().isEmpty()));
    }
}
