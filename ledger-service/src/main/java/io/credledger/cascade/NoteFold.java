package io.credledger.cascade;

import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.CascadeNote.AccountHeld;
import io.credledger.ledger.CascadeNote.AccountShared;
import io.credledger.ledger.CascadeNote.OwnerEnded;
import io.credledger.ledger.CascadeNote.ShardSwept;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.ShardId;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Acts on what other shards tell this one. A note that comes again leads to the same. */
final class NoteFold {

    private final int shard;
    private final CascadeStore store;
    private final Agenda agenda;
    private final Post post;

    NoteFold(int shard, CascadeStore store, Agenda agenda, Post post) {
        this.shard = shard;
        this.store = store;
        this.agenda = agenda;
        this.post = post;
    }

    void note(CascadeNote note, Instant now) {
        if (note instanceof OwnerEnded ended) {
            agenda.begin(ended, now);
        } else if (note instanceof ShardSwept swept) {
            swept(swept, now);
        } else if (note instanceof AccountHeld held) {
            held(held, now);
        } else if (note instanceof AccountShared shared) {
            store.put(CascadeKeys.conflict(shared.connection(), shared.other()), shared);
            store.put(Errand.conflict(shared.connection(), shared.other(), now.toEpochMilli()));
        }
    }

    /** Once every shard has nothing left, the end is over; of a person who is forgotten, the own key goes last. */
    private void swept(ShardSwept swept, Instant now) {
        String cause = swept.cause().event().value();
        store.put(CascadeKeys.swept(swept.identity(), swept.shard()), cause);
        OwnerEnded ended = store.note(CascadeKeys.ending(swept.identity()), OwnerEnded.class);
        int shards = shards();
        if (ended == null || !ended.cause().equals(swept.cause()) || shards == 0) {
            return;
        }
        for (int each = 0; each < shards; each++) {
            if (!cause.equals(store.text(CascadeKeys.swept(swept.identity(), each)))) {
                return;
            }
        }
        store.delete(CascadeKeys.unswept(swept.identity()));
        if (ended.erased()) {
            agenda.addSelf(swept.identity(), now);
        }
    }

    private int shards() {
        EntityState.Shard founded = store.find(ShardId.of(shard), EntityState.Shard.class);
        return founded == null ? 0 : founded.fact().shards();
    }

    private void held(AccountHeld held, Instant now) {
        String account = held.account().value();
        Bytes holder = CascadeKeys.holder(account, held.connection());
        if (!held.held()) {
            store.delete(holder);
            return;
        }
        store.put(holder, held.owner().value());
        for (String other : store.endings(CascadeKeys.holders(account))) {
            compare(held, new ConnectionId(other), now);
        }
    }

    private void compare(AccountHeld held, ConnectionId other, Instant now) {
        @Nullable String owner = store.text(CascadeKeys.holder(held.account().value(), other));
        if (other.equals(held.connection()) || held.owner().value().equals(owner)) {
            return;
        }
        post.tell(other.routing(), new AccountShared(other, held.account(), held.connection(), held.cause()), now);
        post.tell(
                held.connection().routing(),
                new AccountShared(held.connection(), held.account(), other, held.cause()),
                now);
    }
}
