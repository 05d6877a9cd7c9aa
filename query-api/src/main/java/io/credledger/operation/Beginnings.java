package io.credledger.operation;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.Position;
import io.credledger.operation.Webhooks.From;
import io.credledger.view.LedgerView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Where a replay begins in each shard that it concerns. */
final class Beginnings {

    private final LedgerView view;

    Beginnings(LedgerView view) {
        this.view = view;
    }

    List<Position> of(From from) {
        Position position = from.position();
        if (position == null) {
            Instant time = Objects.requireNonNull(from.time());
            return view.positions().stream()
                    .map(applied -> new Position(applied.shard(), first(applied, time)))
                    .toList();
        }
        if (position.shard() >= view.shards()) {
            throw EdgeReason.INVALID_REQUEST.refusal("from", "must name a shard of this ledger");
        }
        return List.of(position);
    }

    /** The seq of the first event that is not before the time, or of the next one: within a shard time never goes back. */
    private long first(Position applied, Instant time) {
        long low = 1;
        long high = applied.seq() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isBefore(new Position(applied.shard(), middle), time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(Position position, Instant time) {
        return view.event(position)
                .filter(event -> event.header().occurredAt().isBefore(time))
                .isPresent();
    }
}
