package io.credledger.ledger;

import io.credledger.ledger.EntityState.Shard;
import org.jspecify.annotations.Nullable;

/** A shard with some of it changed. Null where the event cannot follow. */
final class ShardChange {

    private final Shard was;
    private final Stamp next;

    ShardChange(Shard was, Stamp next) {
        this.was = was;
        this.next = next;
    }

    /** A rotation that finishes must be the one that began. */
    @Nullable
    Shard masterKey(Fact.MasterKeyRotated fact) {
        if (fact.phase() == RotationPhase.STARTED) {
            return with(fact, was.rotated());
        }
        Fact.MasterKeyRotated started = was.rotating();
        boolean same = started != null
                && started.detailsKek().equals(fact.detailsKek())
                && started.tokensKek().equals(fact.tokensKek());
        return same ? with(null, fact) : null;
    }

    private Shard with(Fact.@Nullable MasterKeyRotated rotating, Fact.@Nullable MasterKeyRotated rotated) {
        return new Shard(was.fact(), rotating, rotated, was.refresherKey(), was.restored(), was.confirmed(), next);
    }

    Shard refresherKey(Fact.RefresherKeyRotated fact) {
        return new Shard(was.fact(), was.rotating(), was.rotated(), fact, was.restored(), was.confirmed(), next);
    }

    /** Restorations are dense. */
    @Nullable
    Shard restored(Fact.LedgerRestored fact) {
        return fact.restoration() == was.restoration() + 1
                ? new Shard(was.fact(), was.rotating(), was.rotated(), was.refresherKey(), fact, was.confirmed(), next)
                : null;
    }

    /** The last restoration is confirmed, once. */
    @Nullable
    Shard confirmed(Fact.RefreshingConfirmed fact) {
        return was.unconfirmed() && fact.restoration() == was.restoration()
                ? new Shard(
                        was.fact(),
                        was.rotating(),
                        was.rotated(),
                        was.refresherKey(),
                        was.restored(),
                        fact.restoration(),
                        next)
                : null;
    }
}
