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

    private Exchanged ask(ExchangeCache cache, int subject) {
        ExchangeKey key = new ExchangeKey(
                IdentityId.of(new Routing(subject), 1),
                Octets.copyOf(new byte[32]),
                "made-up",
                URI.create("https://made-up.example"),
                1,
                Set.of());
        return cache.get(key, Duration.ofMinutes(1), far, () -> {
                    SecretToken token = SecretToken.takeCopyOf("made-up-token");
                    made.add(new Exchanged(token, List.of(), Instant.now(), far));
                    return CompletableFuture.completedFuture(made.get(made.size() - 1));
                })
                .join();
    }

    @Test
    void oneExchangeIsForAllWhoAskMeanwhile() {
        ExchangeCache cache = new ExchangeCache(Clock.systemUTC(), Duration.ofMinutes(1));

        assertThat(ask(cache, 1)).isSameAs(ask(cache, 1));
        assertThat(ask(cache, 2)).isNotSameAs(ask(cache, 1));
        assertThat(made).hasSize(2);
    }

    @Test
    void whatIsNotToBeKeptIsExchangedForEachWhoAsks() {
        ExchangeCache cache = new ExchangeCache(Clock.systemUTC(), Duration.ZERO);

        assertThat(ask(cache, 1).copy()).isPresent();
        assertThat(made).hasSize(1);
        assertThat(ask(cache, 1).copy()).isPresent();
        assertThat(made).hasSize(2);
    }

    /** Many, and none of them asked for again: one alarm after the other has to ring. */
    @Test
    void whatNobodyAsksForAnyMoreIsWipedAtItsTime() {
        ExchangeCache cache = new ExchangeCache(Clock.systemUTC(), Duration.ofMillis(1500));
        for (int subject = 0; subject < 200; subject++) {
            ask(cache, subject);
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> made.stream().allMatch(token -> token.copy().isEmpty()));
    }
}
