package io.credledger.forge;

import io.credledger.edge.Ask;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Chooser;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Connections;
import io.credledger.operation.Desk;
import io.credledger.operation.Done;
import io.credledger.operation.NewConnection;
import io.credledger.operation.Storing;
import io.credledger.operation.Usable;
import io.credledger.operation.WhichConnection;
import io.credledger.provider.Provider;
import io.credledger.session.Caller;
import io.credledger.view.ConnectionsView;
import io.credledger.view.Moment;
import io.credledger.view.PastView;
import io.credledger.view.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One caller's forge connections and active forge. The HTTP routes are made of it. */
public final class ForgeRouter {

    private final Desk desk;
    private final Caller caller;
    private final Supplier<Ask> asks;
    private final Selection selection;

    /** @param asks the ask that a write is made for */
    public ForgeRouter(Desk desk, Caller caller, Supplier<Ask> asks) {
        this.desk = desk;
        this.caller = caller;
        this.asks = asks;
        this.selection = new Selection(desk);
    }

    /** The connection that is meant where only the forge is named; empty where there is none. */
    public Optional<OperatorOAuth> getOperatorOAuth(String forge) {
        ProviderId provider = forge(forge);
        WhichConnection which = new Chooser(desk).choose(caller.id(), provider);
        return which instanceof WhichConnection.None ? Optional.empty() : Optional.of(row(forge, meant(which)));
    }

    /** Stores it as the caller's {@code default} connection to the forge; another external account is refused. */
    public Done<OperatorOAuth> upsertOperatorOAuth(OperatorOAuthRow row) {
        NewConnection wanted = new NewConnection(
                forge(row.forgeType()),
                ConnectionName.DEFAULT,
                desk.directory().handle(caller.id()).orElseThrow(EdgeReason.ERASED::refusal),
                CredentialKind.OAUTH2,
                row.accessToken(),
                row.refreshToken(),
                null,
                NewConnection.Account.claimed(row.accountId(), row.accountLogin(), row.baseUrl()),
                row.scopes(),
                row.metadata(),
                row.expiresAt(),
                null,
                new NewConnection.Wishes(true, false, false));
        Done<ConnectionCard> stored = new Storing(desk).store(caller, asks.get(), wanted);
        return new Done<>(OperatorOAuth.of(row.forgeType(), stored.what()), stored.position());
    }

    /** Disconnects the connection that is meant. */
    public Position deleteOperatorOAuth(String forge) {
        ConnectionId id = meant(new Chooser(desk).choose(caller.id(), forge(forge)));
        return new Connections(desk).disconnect(caller, asks.get(), id).position();
    }

    /** Empty where none is selected, or the one that is cannot be used any more. */
    public Optional<ActiveForgeCard> getActiveForge() {
        Usable usable = new Usable(desk.view());
        return desk.view()
                .activeForge(caller.id())
                .flatMap(forge -> usable(forge, desk.view(), usable)
                        .map(id -> new ConnectionRegister(desk).show(caller, id))
                        .flatMap(card -> card(forge, card)));
    }

    /** The same as it was; empty where none was selected, or the one that was could not be used. */
    public Optional<ActiveForgeCard> getActiveForge(Moment moment) {
        PastView past = desk.view().asOf(moment);
        Usable usable = new Usable(past);
        return past.activeForge(caller.id())
                .flatMap(forge -> usable(forge, past, usable)
                        .map(id -> new ConnectionRegister(desk).show(caller, id, moment))
                        .flatMap(card -> card(forge, card)));
    }

    private Optional<ConnectionId> usable(ActiveForge forge, ConnectionsView connections, Usable usable) {
        return Optional.ofNullable(forge.connection())
                .flatMap(connections::connection)
                .filter(row -> usable.by(caller.id(), row.state()))
                .map(row -> row.state().id());
    }

    private static Optional<ActiveForgeCard> card(ActiveForge forge, ConnectionCard card) {
        return Optional.ofNullable(card.provider())
                .map(type -> new ActiveForgeCard(OperatorOAuth.of(type, card), forge.since(), forge.version()));
    }

    /**
     * Selects the connection that is meant where only the forge is named. Empty where the selection was made and is not in force any more:
     * a repeat is answered as the first time, with what there is to show now.
     */
    public Done<Optional<ActiveForgeCard>> setActiveForge(String forge) {
        ProviderId provider = forge(forge);
        return select(() -> meant(new Chooser(desk).choose(caller.id(), provider)));
    }

    /** The same for a connection by its id: also one that was received or is shared. */
    public Done<Optional<ActiveForgeCard>> setActiveForge(String forge, ConnectionId connection) {
        ProviderId provider = forge(forge);
        return select(() -> named(provider, connection));
    }

    private Done<Optional<ActiveForgeCard>> select(Supplier<ConnectionId> connection) {
        Position position = selection.select(caller.id(), asks.get(), connection);
        return new Done<>(getActiveForge(), position);
    }

    /** Clears the selection; the connection and its tokens stay. */
    public Position clearActiveForge() {
        return selection.clear(caller.id(), asks.get());
    }

    /**
     * The active forge to work with.
     *
     * @throws NoActiveForgeError where none is active, or the one that was cannot be used any more
     */
    public ForgePort getOperatorAdapter(Adapters adapters) {
        ActiveForgeCard active = getActiveForge().orElseThrow(NoActiveForgeError::new);
        return adapters.of(caller, new ConnectionId(active.connection().connection()));
    }

    private ProviderId forge(String forge) {
        Provider provider = desk.catalogue().find(forge).orElseThrow(EdgeReason.UNKNOWN_PROVIDER::refusal);
        if (!provider.forge()) {
            throw EdgeReason.INVALID_REQUEST.refusal("forge_type", "must be a provider that is a forge");
        }
        return new ProviderId(provider.id());
    }

    private OperatorOAuth row(String forge, ConnectionId id) {
        return OperatorOAuth.of(forge, new ConnectionRegister(desk).show(caller, id));
    }

    private ConnectionId named(ProviderId provider, ConnectionId id) {
        Connection connection = desk.view()
                .connection(id)
                .map(Row::state)
                .filter(state -> new Usable(desk.view()).by(caller.id(), state))
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CONNECTION));
        if (!connection.provider().equals(desk.directory().ref(provider))) {
            throw EdgeReason.INVALID_REQUEST.refusal("connection", "must be one of the forge's");
        }
        return id;
    }

    private static ConnectionId meant(WhichConnection which) {
        if (which instanceof WhichConnection.One one) {
            return one.id();
        }
        if (which instanceof WhichConnection.Ambiguous ambiguous) {
            List<Map<String, String>> choices = ambiguous.choices().stream()
                    .map(choice -> Map.of("connection", choice.id().value(), "name", choice.name()))
                    .toList();
            throw EdgeReason.AMBIGUOUS_CONNECTION.refusal(Map.of("credledger_choices", choices));
        }
        throw RefusedException.of(RefusalReason.UNKNOWN_CONNECTION);
    }
}
