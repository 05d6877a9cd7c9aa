package io.credledger.ledger;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.EntityState.WebhookBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity that has one data key less. Null where it cannot lose that one: it still needs it, never had it, or lost them all. */
final class KeyLoss {

    private final DataKeyId key;
    private final Stamp next;

    KeyLoss(DataKeyId key, Stamp next) {
        this.key = key;
        this.next = next;
    }

    @Nullable
    EntityState of(EntityState was) {
        if (was instanceof Connection connection) {
            return of(connection);
        }
        if (was instanceof Login login) {
            return of(login);
        }
        if (was instanceof WebhookBook book) {
            return new WebhookBookChange(book, next).shredded(key);
        }
        return was instanceof Identity identity ? of(identity) : null;
    }

    private @Nullable EntityState of(Connection was) {
        Long gone = was.connected() ? null : gone(was.keys(), was.shredded());
        return gone == null ? null : new ConnectionChange(was).shredded(gone).at(next);
    }

    private @Nullable EntityState of(Login was) {
        boolean needed = was.mapped() && key.equals(was.detailsKey());
        Long gone = needed ? null : gone(was.keys(), was.shredded());
        return gone == null ? null : new Login(was.id(), was.identity(), was.mapped(), was.keys(), gone, next);
    }

    private @Nullable EntityState of(Identity was) {
        Long gone = was.erased() ? gone(List.of(was.detailsKey()), was.shredded()) : null;
        return gone == null
                ? null
                : new Identity(was.id(), false, was.epoch(), was.roles(), was.detailsKey(), was.erasedAt(), gone, next);
    }

    private @Nullable Long gone(List<DataKeyId> keys, @Nullable Long before) {
        long gone = before == null ? 1 : before + 1;
        return keys.contains(key) && gone <= keys.size() ? gone : null;
    }
}
