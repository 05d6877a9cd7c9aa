package io.credledger.cascade;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.CascadeNote.AccountShared;
import io.credledger.ledger.CascadeNote.OwnerEnded;
import io.credledger.ledger.Command;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes next, by what the log says of the target. Pure. */
final class Steps {

    private static final Step DONE = new Step.Done();

    private Steps() {}

    /**
     * Disconnected, then revoked at the provider, then shredded: the refresher needs the keys to revoke.
     *
     * @param since when this began, in milliseconds
     * @param patience how long a revocation may take before the keys go all the same
     */
    static Step connection(@Nullable Connection connection, OwnerEnded ended, long since, Duration patience, long now) {
        if (connection == null || !connection.owner().equals(ended.identity())) {
            return DONE;
        }
        if (connection.connected()) {
            return connection.ownerEpoch() <= ended.epoch()
                    ? new Step.Ask(new Command.CascadeDisconnect(
                            connection.id(), ended.identity(), ended.epoch(), ended.cause()))
                    : DONE;
        }
        if (!ended.erased() || connection.erased()) {
            return DONE;
        }
        long until = since + patience.toMillis();
        return connection.revocation() == null && now < until
                ? new Step.Wait(until)
                : new Step.Ask(new Command.ShredConnection(connection.id(), ended.identity(), ended.cause()));
    }

    static Step token(@Nullable ApiToken token, OwnerEnded ended) {
        return token == null || token.revoked()
                ? DONE
                : new Step.Ask(new Command.EndToken(token.id(), ended.identity(), ended.cause()));
    }

    /** @param keys under which the login stands, or stood, as the identity's, and which are not shredded */
    static Step login(@Nullable Login login, List<DataKeyId> keys, OwnerEnded ended) {
        if (login == null) {
            return DONE;
        }
        if (login.mapped() && login.identity().equals(ended.identity())) {
            return new Step.Ask(new Command.EndLogin(login.id(), ended.identity(), ended.cause()));
        }
        return keys.isEmpty() ? DONE : new Step.Ask(new Command.ShredLogin(login.id(), keys, ended.cause()));
    }

    static Step admin(AdminRosterId id, @Nullable AdminRoster roster, OwnerEnded ended) {
        return roster == null || !roster.admins().contains(ended.identity())
                ? DONE
                : new Step.Ask(new Command.EndAdmin(id, ended.identity(), ended.cause()));
    }

    static Step self(@Nullable Identity identity, OwnerEnded ended) {
        return identity == null || !identity.erased() || identity.shredded() != null
                ? DONE
                : new Step.Ask(new Command.ShredIdentity(ended.identity(), ended.cause()));
    }

    static Step conflict(@Nullable Connection connection, AccountShared shared) {
        AccountId account = connection == null ? null : connection.account();
        boolean news = connection != null
                && connection.connected()
                && connection.verified()
                && shared.account().equals(account)
                && !connection.knownConflicts().contains(shared.other());
        return news
                ? new Step.Ask(new Command.RecordAccountConflict(
                        shared.connection(), shared.account(), shared.other(), shared.cause()))
                : DONE;
    }
}
