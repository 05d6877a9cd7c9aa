package io.credledger.cascade;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.CascadeNote.OwnerEnded;
import io.credledger.ledger.Cause;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.WebhookBookId;
import java.time.Instant;

/**
 * Folds the events of one shard and says what other shards must know. Every write and every note is made again when an event comes again: after a
 * crash the store may have it and the note may not be out.
 */
final class EventFold {

    private final CascadeStore store;
    private final Agenda agenda;
    private final Post post;

    EventFold(CascadeStore store, Agenda agenda, Post post) {
        this.store = store;
        this.agenda = agenda;
        this.post = post;
    }

    /** @param now for what is to be sent */
    void event(LedgerEvent event, Instant now) {
        EventHeader header = event.header();
        long seq = header.position().seq();
        long applied = store.number(CascadeKeys.APPLIED);
        if (seq > applied + 1) {
            throw new BrokenHistoryException("the log must not have gaps", header.position());
        }
        if (concerns(header.entity())) {
            fold(event, now);
        }
        if (seq > applied) {
            store.put(CascadeKeys.APPLIED, seq);
        }
    }

    private static boolean concerns(EntityId id) {
        return !(id instanceof ForgeId
                || id instanceof FlowId
                || id instanceof SessionBookId
                || id instanceof WebhookBookId
                || id instanceof ProviderClientId);
    }

    private void fold(LedgerEvent event, Instant now) {
        EventHeader header = event.header();
        EntityState before = store.find(header.entity(), EntityState.class);
        EntityState after = before != null && before.version() >= header.version()
                ? before
                : Evolve.apply(before, header, event.fact());
        if (after instanceof Connection connection) {
            connection(connection, event, now);
        } else if (after instanceof Identity identity) {
            identity(identity, event, now);
        } else if (after instanceof ApiToken token) {
            store.mark(CascadeKeys.token(token.identity(), (ApiTokenId) header.entity()));
        } else if (after instanceof Login) {
            login((LoginId) header.entity(), event.fact());
        }
        store.put(header.entity(), after);
        agenda.changed(after, now);
        if (event.fact() instanceof Fact.RoleChanged role && header.entity() instanceof AdminRosterId roster) {
            agenda.roleChanged(roster, role.identity(), now);
        }
    }

    private void connection(Connection connection, LedgerEvent event, Instant now) {
        Fact fact = event.fact();
        if (fact instanceof Fact.ConnectionGranted || fact instanceof Fact.ConnectionTransferred) {
            store.mark(CascadeKeys.owned(connection.owner(), connection.id()));
        }
        AccountId account = connection.account();
        boolean matters = fact instanceof Fact.ConnectionGranted
                || fact instanceof Fact.ConnectionTransferred
                || fact instanceof Fact.ConnectionDisconnected;
        if (matters && account != null) {
            boolean held = connection.connected() && connection.verified();
            post.tell(
                    routing(account),
                    new CascadeNote.AccountHeld(account, connection.id(), connection.owner(), held, cause(event)),
                    now);
        }
    }

    /** An account lives nowhere; who compares its connections is whoever its own bits name. */
    private static Routing routing(AccountId account) {
        return Routing.parse(
                account.value().substring(AccountId.PREFIX.length(), AccountId.PREFIX.length() + Routing.LENGTH));
    }

    private void identity(Identity identity, LedgerEvent event, Instant now) {
        Fact fact = event.fact();
        if (fact instanceof Fact.IdentityDeactivated deactivated) {
            ended(identity.id(), deactivated.epoch(), false, event, now);
        } else if (fact instanceof Fact.IdentityErased erased) {
            ended(identity.id(), erased.epoch(), true, event, now);
        }
    }

    private void ended(IdentityId identity, long epoch, boolean erased, LedgerEvent event, Instant now) {
        store.put(CascadeKeys.unswept(identity), now.toEpochMilli());
        post.tellAll(new OwnerEnded(identity, epoch, erased, cause(event)), now);
    }

    private void login(LoginId login, Fact fact) {
        if (fact instanceof Fact.LoginMapped mapped) {
            store.mark(CascadeKeys.login(mapped.identity(), login));
            store.put(
                    CascadeKeys.loginKey(login, mapped.detailsKey()),
                    mapped.identity().value());
        } else if (fact instanceof Fact.DataKeyShredded gone) {
            store.delete(CascadeKeys.loginKey(login, gone.key()));
        }
    }

    private static Cause cause(LedgerEvent event) {
        return new Cause(event.header().id(), event.header().position());
    }
}
