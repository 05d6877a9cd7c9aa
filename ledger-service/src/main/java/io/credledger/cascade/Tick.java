package io.credledger.cascade;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CascadeNote.AccountShared;
import io.credledger.ledger.CascadeNote.OwnerEnded;
import io.credledger.ledger.CascadeNote.ShardSwept;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.ShardId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Goes through what is due: gives a command, waits, or finds it done. */
final class Tick {

    /** What one tick of one shard takes up. */
    private static final int BUDGET = 500;

    /** Notes are told again until every shard has answered: one may have been lost with a process. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(10);

    private final int shard;
    private final CascadeStore store;
    private final Post post;
    private final Duration patience;

    /** @param patience how long a revocation may take before the keys go all the same */
    Tick(int shard, CascadeStore store, Post post, Duration patience) {
        this.shard = shard;
        this.store = store;
        this.post = post;
        this.patience = patience;
    }

    void run(Instant now) {
        EntityState.Shard founded = store.find(ShardId.of(shard), EntityState.Shard.class);
        if (founded == null) {
            return;
        }
        for (Errand errand : store.due(now.toEpochMilli(), BUDGET)) {
            take(errand, founded.fact(), now);
        }
        store.endings(CascadeKeys.RUNNING).forEach(identity -> sweep(new IdentityId(identity), now));
        store.endings(CascadeKeys.UNSWEPT).forEach(identity -> tellAgain(new IdentityId(identity), now));
    }

    private void take(Errand errand, LedgerFounded founded, Instant now) {
        Step step = next(errand, now);
        if (step instanceof Step.Ask ask) {
            // First what is remembered: a command that goes out twice is the writer's repeat.
            store.put(errand.asked(now.toEpochMilli() + Backoff.millis(errand.attempt())));
            post.command(CascadeCommands.message(founded, ask.command(), errand, now), now);
        } else if (step instanceof Step.Wait wait) {
            store.put(errand.at(wait.until()));
        } else {
            store.delete(CascadeKeys.errand(errand));
            if (errand.kind() == ErrandKind.CONFLICT) {
                store.delete(CascadeKeys.conflict((ConnectionId) errand.owner(), (ConnectionId) errand.target()));
            }
        }
    }

    private Step next(Errand errand, Instant now) {
        if (errand.kind() == ErrandKind.CONFLICT) {
            ConnectionId connection = (ConnectionId) errand.owner();
            AccountShared shared =
                    store.note(CascadeKeys.conflict(connection, (ConnectionId) errand.target()), AccountShared.class);
            return shared == null
                    ? new Step.Done()
                    : Steps.conflict(store.find(connection, EntityState.Connection.class), shared);
        }
        OwnerEnded ended = store.note(CascadeKeys.ending((IdentityId) errand.owner()), OwnerEnded.class);
        return ended == null ? new Step.Done() : next(errand, ended, now.toEpochMilli());
    }

    private Step next(Errand errand, OwnerEnded ended, long now) {
        return switch (errand.kind()) {
            case CONNECTION ->
                Steps.connection(
                        store.find(errand.target(), EntityState.Connection.class),
                        ended,
                        errand.since(),
                        patience,
                        now);
            case TOKEN -> Steps.token(store.find((ApiTokenId) errand.target(), EntityState.ApiToken.class), ended);
            case LOGIN -> login((LoginId) errand.target(), ended);
            case ADMIN ->
                Steps.admin(
                        (AdminRosterId) errand.target(),
                        store.find(errand.target(), EntityState.AdminRoster.class),
                        ended);
            case SELF, CONFLICT -> Steps.self(store.find(ended.identity(), EntityState.Identity.class), ended);
        };
    }

    private Step login(LoginId login, OwnerEnded ended) {
        List<DataKeyId> keys = store.endings(CascadeKeys.loginKeys(login)).stream()
                .map(DataKeyId::new)
                .filter(key -> ended.identity().value().equals(store.text(CascadeKeys.loginKey(login, key))))
                .toList();
        return Steps.login(store.find(login, EntityState.Login.class), keys, ended);
    }

    private void sweep(IdentityId identity, Instant now) {
        OwnerEnded ended = store.note(CascadeKeys.ending(identity), OwnerEnded.class);
        if (ended != null && !store.isBusy(identity)) {
            post.tell(identity.routing(), new ShardSwept(identity, ended.cause(), shard), now);
            store.delete(CascadeKeys.running(identity));
        }
    }

    private void tellAgain(IdentityId identity, Instant now) {
        OwnerEnded ended = store.note(CascadeKeys.ending(identity), OwnerEnded.class);
        long last = store.number(CascadeKeys.unswept(identity));
        if (ended != null && now.toEpochMilli() - last > TELL_AGAIN.toMillis()) {
            store.put(CascadeKeys.unswept(identity), now.toEpochMilli());
            post.tellAll(ended, now);
        }
    }
}
