package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenField;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import io.credledger.view.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The OAuth applications, one per provider and server: saving and reading take a provider and nothing of the caller. */
public final class ProviderClients {

    private final Desk desk;
    private final Endpoints endpoints;

    public ProviderClients(Desk desk) {
        this.desk = desk;
        this.endpoints = new Endpoints(desk);
    }

    /** Saves a client whole: a previous secret that it does not name again is forgotten. */
    public Done<ClientCard> store(Ask ask, NewClient wanted) {
        ProviderClientId id = desk.directory().client(wanted.provider());
        Committed committed = desk.commits().commit(ask, id, () -> {
            Origin origin = endpoints.origin("base_url", endpoints.forClient(wanted.provider(), wanted.baseUrl()));
            try (CommandDraft draft = desk.commands().begin(ask, id)) {
                DataKeyId details = draft.newKey(KeyPurpose.DETAILS);
                Command command = new Command.StoreProviderClient(
                        id, desk.directory().ref(wanted.provider()), details, draft.newKey(KeyPurpose.TOKEN));
                return draft.finish(
                        command,
                        new ClientRegistration(
                                wanted.provider(),
                                wanted.clientId(),
                                wanted.baseUrl(),
                                origin.value(),
                                sealed(draft, origin, wanted.secret()),
                                sealed(draft, origin, wanted.previous())));
            }
        });
        return new Done<>(show(wanted.provider()), committed.position());
    }

    private static @Nullable Octets sealed(CommandDraft draft, Origin origin, @Nullable SecretToken secret) {
        return secret == null ? null : draft.seal(TokenField.CLIENT_SECRET, origin, secret);
    }

    /**
     * The client that a new secret of the same application is to replace.
     *
     * @throws RefusedException when its secret would be another application's, or go elsewhere than it was stored for
     */
    public RegisteredClient replaced(ProviderId provider, String clientId, @Nullable String baseUrl) {
        Origin origin = endpoints.origin("base_url", endpoints.forClient(provider, baseUrl));
        return find(provider)
                .flatMap(row -> desk.opener()
                        .open(row.details(), ClientRegistration.class)
                        .map(registration -> new RegisteredClient(row, registration)))
                .filter(client -> client.registration().clientId().equals(clientId)
                        && client.registration().origin().equals(origin.value())
                        && client.secret().isPresent())
                .orElseThrow(() -> EdgeReason.INVALID_REQUEST.refusal(
                        "keep_previous_secret",
                        "needs a stored secret of the same client_id at the same token endpoint"));
    }

    public ClientCard show(ProviderId provider) {
        Row<ProviderClient> row = require(provider);
        ClientRegistration client =
                desk.opener().open(row.details(), ClientRegistration.class).orElseThrow(EdgeReason.ERASED::refusal);
        ProviderClient state = row.state();
        return new ClientCard(
                provider.value(),
                client.clientId(),
                client.baseUrl(),
                client.sealedSecret() != null,
                client.sealedPreviousSecret() != null,
                new StoreKey.ServerClient(provider).text(),
                state.pausedSince(),
                state.version(),
                state.stamp().createdAt(),
                state.stamp().updatedAt(),
                new Names(desk.directory()).of(state.stamp().by()));
    }

    /**
     * The client as it may be used there: its secret goes nowhere but where it was stored for.
     *
     * @throws RefusedException when there is none, or the definition's token endpoint is elsewhere by now
     */
    public RegisteredClient at(ProviderSite site) {
        ProviderId provider = new ProviderId(site.provider().id());
        Row<ProviderClient> row = find(provider).orElseThrow(() -> none(provider));
        ClientRegistration client =
                desk.opener().open(row.details(), ClientRegistration.class).orElseThrow(EdgeReason.ERASED::refusal);
        if (!client.origin().equals(endpoints.origin("base_url", site).value())) {
            throw EdgeReason.CLIENT_ENDPOINT_CHANGED.refusal();
        }
        return new RegisteredClient(row, client);
    }

    private static RefusedException none(ProviderId provider) {
        return EdgeReason.CLIENT_REQUIRED.refusal(Map.of(
                "detail",
                "The server has no client for " + provider + ". An admin stores one: PUT /v1/providers/" + provider
                        + "/client with client_id and client_secret, or 'credledger provider client set " + provider
                        + "'",
                "provider",
                provider.value()));
    }

    public Position remove(Ask ask, ProviderId provider) {
        ProviderClientId id = desk.directory().client(provider);
        return desk.commits().commit(ask, id, () -> removal(ask, provider)).position();
    }

    private CommandMessage removal(Ask ask, ProviderId provider) {
        ProviderClient client = require(provider).state();
        try (CommandDraft draft = desk.commands().begin(ask, client.id());
                DataKey key =
                        desk.keyring().lend(client.id(), client.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(new Command.RemoveProviderClient(client.id()), new Details.Nothing(), key);
        }
    }

    /** Whether the server is registered there. */
    public boolean has(ProviderId provider) {
        return find(provider).isPresent();
    }

    /** Since when nothing is sent to the provider by itself; empty where it is not paused. */
    public Optional<Instant> pausedSince(ProviderId provider) {
        return desk.view()
                .providerClient(desk.directory().client(provider))
                .map(row -> row.state().pausedSince());
    }

    private Row<ProviderClient> require(ProviderId provider) {
        return find(provider).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CLIENT));
    }

    private Optional<Row<ProviderClient>> find(ProviderId provider) {
        return desk.view()
                .providerClient(desk.directory().client(provider))
                .filter(found -> found.state().present());
    }
}
