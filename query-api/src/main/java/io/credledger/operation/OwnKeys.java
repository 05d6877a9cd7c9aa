package io.credledger.operation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.credledger.ledger.EntityState;
import io.credledger.view.LedgerView;
import io.credledger.view.ViewUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Tells how the ledger's own keys stand. Pages ask again and again, and counting is work: who asks at the same time gets the same count. */
public final class OwnKeys {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final LoadingCache<LedgerView, KeyStanding> counted = Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(FRESH)
            .build(view -> KeyStanding.of(view, shards(view)));

    private final LedgerView view;

    public OwnKeys(LedgerView view) {
        this.view = view;
    }

    public KeyStanding show() {
        return counted.get(view);
    }

    private static List<EntityState.Shard> shards(LedgerView view) {
        return IntStream.range(0, view.shards())
                .mapToObj(shard -> view.shard(shard)
                        .orElseThrow(() -> new ViewUnavailableException("a shard's founding is not applied yet")))
                .toList();
    }
}
