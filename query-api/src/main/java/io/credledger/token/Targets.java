package io.credledger.token;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.operation.Chooser;
import io.credledger.operation.Desk;
import io.credledger.operation.Usable;
import io.credledger.operation.WhichConnection;
import io.credledger.token.Subject.Basis;
import io.credledger.view.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which connection a request is about, and whether it may be used for it. What the caller may not know is no target. */
final class Targets {

    private final Desk desk;
    private final Chooser chooser;
    private final Usable usable;

    Targets(Desk desk) {
        this.desk = desk;
        this.chooser = new Chooser(desk);
        this.usable = new Usable(desk.view());
    }

    /**
     * A connection that a token is to be of.
     *
     * @param user whose right to use it counts
     */
    record Target(ConnectionId connection, IdentityId user, boolean fallback) {}

    /** One that is named. */
    Target named(Acquisition asked, Wanted.Named wanted) {
        Connection found = desk.view()
                .connection(wanted.connection())
                .map(Row::state)
                .filter(state -> isKnown(asked, state))
                .filter(state -> isOf(wanted.audience(), state))
                .orElseThrow(Targets::none);
        return new Target(found.id(), asked.user(), false);
    }

    private static boolean isKnown(Acquisition asked, Connection connection) {
        IdentityId subject = asked.subject().id();
        boolean owns = connection.owner().equals(subject);
        return asked.subject().basis() == Basis.SHARED
                ? owns && connection.sharedWith().contains(asked.caller().id())
                : owns || connection.sharedWith().contains(subject);
    }

    private boolean isOf(@Nullable ProviderId audience, Connection connection) {
        return audience == null || connection.provider().equals(desk.directory().ref(audience));
    }

    /** The one that is meant, or the server's where the subject has none at all. */
    Target meant(Acquisition asked, ProviderId provider) {
        Fallback fallback = asked.fallback();
        if (fallback != null && hasNone(asked.subject().id(), provider)) {
            IdentityId server = desk.directory().server();
            return new Target(ofServer(fallback, server, provider), server, true);
        }
        return new Target(one(chosen(asked, provider)), asked.user(), false);
    }

    /** A connection that needs a new consent is one; a disconnected one is none. Who is nobody here gets nothing. */
    private boolean hasNone(IdentityId subject, ProviderId provider) {
        if (desk.view()
                .identity(subject)
                .map(Row::state)
                .filter(Identity::active)
                .isEmpty()) {
            throw none();
        }
        return !chooser.ownsAny(subject, provider);
    }

    private ConnectionId ofServer(Fallback fallback, IdentityId server, ProviderId provider) {
        StoreKey.Connection key = fallback.key();
        if (key == null) {
            return one(chooser.choose(server, provider));
        }
        return desk.view()
                .connection(desk.directory().id(key))
                .map(Row::state)
                .filter(state -> state.owner().equals(server) && isOf(provider, state))
                .map(Connection::id)
                .orElseThrow(Targets::none);
    }

    private WhichConnection chosen(Acquisition asked, ProviderId provider) {
        IdentityId caller = asked.caller().id();
        boolean shared = asked.subject().basis() == Basis.SHARED;
        return chooser.choose(
                asked.subject().id(),
                provider,
                connection -> !shared || connection.sharedWith().contains(caller));
    }

    private static ConnectionId one(WhichConnection which) {
        if (which instanceof WhichConnection.One one) {
            return one.id();
        }
        if (which instanceof WhichConnection.Ambiguous ambiguous) {
            List<Map<String, String>> choices = ambiguous.choices().stream()
                    .map(choice -> Map.of("resource", Place.CONNECTION + choice.id(), "name", choice.name()))
                    .toList();
            throw TokenRefusedException.with(
                    "invalid_target",
                    "several connections could be meant: name one with resource",
                    Map.of("credledger_choices", choices));
        }
        throw none();
    }

    /** The connection, if it can be used now. */
    Row<Connection> usable(IdentityId user, ConnectionId id) {
        Row<Connection> row = desk.view().connection(id).orElseThrow(Targets::none);
        if (!row.state().connected()) {
            throw TokenRefusedException.because("invalid_grant", "disconnected", "the connection is disconnected");
        }
        if (!usable.by(user, row.state())) {
            throw TokenRefusedException.because(
                    "invalid_grant", "owner-inactive", "the connection's owner is not active");
        }
        return row;
    }

    static TokenRefusedException none() {
        return TokenRefusedException.of("invalid_target", "there is no such connection for this request");
    }
}
