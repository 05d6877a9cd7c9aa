package io.credledger.forge;

import io.credledger.crypto.Origin;
import io.credledger.edge.EdgeReason;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.operation.Desk;
import io.credledger.outbound.Outbound;
import io.credledger.provider.ForgeApi;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.session.Caller;
import io.credledger.token.Acquired;
import io.credledger.token.Acquisition;
import io.credledger.token.TokenSource;
import io.credledger.view.Row;
import java.net.URI;

/** Binds a forge's API to a connection: where it is, what it speaks, and how a token of it is had. */
public final class Adapters {

    private final Desk desk;
    private final TokenSource tokens;
    private final Outbound outbound;

    public Adapters(Desk desk, TokenSource tokens, Outbound outbound) {
        this.desk = desk;
        this.tokens = tokens;
        this.outbound = outbound;
    }

    ForgePort of(Caller caller, ConnectionId id) {
        Row<Connection> row = desk.view().connection(id).orElseThrow(NoActiveForgeError::new);
        Credential credential =
                desk.opener().open(row.details(), Credential.class).orElseThrow(NoActiveForgeError::new);
        Provider provider =
                desk.catalogue().find(credential.provider().value()).orElseThrow(EdgeReason.UNKNOWN_PROVIDER::refusal);
        ForgeApi api = provider.forgeApi();
        String base = credential.baseUrl();
        ProviderSite site = provider.at(base == null ? null : URI.create(base));
        URI url = site.api();
        if (api == null || url == null) {
            throw new NoActiveForgeError();
        }
        // The token was sealed for one origin: a definition that was changed since must not have it sent elsewhere.
        if (!new Origin(credential.origin()).equals(Origin.of(site.tokenOrigin()))) {
            throw EdgeReason.CLIENT_ENDPOINT_CHANGED.refusal();
        }
        return new RestForge(
                outbound,
                dialect(api),
                new ForgePlace(site.web(), url),
                () -> tokens.acquire(Acquisition.atForge(caller, id)).thenApply(Acquired::intoAuthorization));
    }

    private static ForgeDialect dialect(ForgeApi api) {
        return switch (api) {
            case GITHUB -> new GitHubForge();
            case GITLAB -> new GitLabForge();
            case GITEA -> new GiteaForge();
        };
    }
}
