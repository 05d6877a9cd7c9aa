package io.credledger.refresh;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.InvalidOriginException;
import io.credledger.crypto.Origin;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.ReauthReason;
import io.credledger.provider.BaseUrlException;
import io.credledger.provider.Life;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.ProviderSite;
import io.credledger.refresh.Planned.Hindered;
import io.credledger.refresh.Planned.Hindrance;
import io.credledger.refresh.Planned.NeedsPerson;
import io.credledger.refresh.Planned.Ready;
import io.credledger.sealing.BrokenSealException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;

/** Finds out where a connection's token would go and as whom, without asking anybody. Opens no token. Safe for use by many threads. */
public final class Planner {

    private final Opened opened;
    private final ProviderCatalogue catalogue;
    private final HeldClients clients;

    public Planner(Opened opened, ProviderCatalogue catalogue, HeldClients clients) {
        this.opened = opened;
        this.catalogue = catalogue;
        this.clients = clients;
    }

    /** Another number each time that what hindered a plan may hinder it no more. */
    public long edition() {
        return clients.edition();
    }

    /** For a refresh. */
    public Planned refresh(Held held, Instant now) {
        Planned plan = plan(held);
        if (!(plan instanceof Ready ready)) {
            return plan;
        }
        Optional<Hindrance> unsealable = unsealable(held);
        if (unsealable.isPresent()) {
            return new Hindered(unsealable.get());
        }
        Credential credential = ready.plan().credential();
        Instant end = credential.refreshExpiresAt();
        if (credential.sealedRefreshToken() == null || (end != null && !now.isBefore(end))) {
            return new NeedsPerson(ReauthReason.REFRESH_TOKEN_EXPIRED);
        }
        return credential.origin().equals(origin(ready.plan().site()))
                ? plan
                : new NeedsPerson(ReauthReason.ENDPOINT_CHANGED);
    }

    /** Else a provider would rotate for an answer that nobody can keep. */
    private Optional<Hindrance> unsealable(Held held) {
        try (DataKey key = opened.key(held, held.state().tokenKey()).orElse(null)) {
            return key == null ? Optional.of(Hindrance.NO_KEY) : Optional.empty();
        } catch (CryptoException e) {
            return Optional.of(Hindrance.UNREADABLE);
        }
    }

    /** For whatever speaks to the provider about the connection. */
    public Planned plan(Held held) {
        try {
            Optional<Credential> credential = opened.credential(held);
            return credential.isPresent() ? plan(held, credential.get()) : new Hindered(Hindrance.NO_KEY);
        } catch (BrokenSealException e) {
            return new Hindered(Hindrance.UNREADABLE);
        }
    }

    /** The client of a credential of which nothing else is known; empty where there is none that may be used there. */
    public Optional<HeldClient> client(Credential credential, ProviderSite site) {
        return clients.all().stream()
                .filter(client -> opened.registration(client)
                        .filter(known -> known.provider().equals(credential.provider())
                                && known.origin().equals(origin(site)))
                        .isPresent())
                .findFirst();
    }

    /** How long the provider's tokens live, wherever it is; empty where this process does not know it. */
    public Optional<Life> life(Credential credential) {
        return catalogue.find(credential.provider().value()).map(Provider::life);
    }

    /** Where the credential belongs; empty where this process does not know the place. */
    public Optional<ProviderSite> site(Credential credential) {
        try {
            String baseUrl = credential.baseUrl();
            URI place = baseUrl == null ? null : new URI(baseUrl);
            Optional<ProviderSite> site =
                    catalogue.find(credential.provider().value()).map(provider -> provider.at(place));
            site.ifPresent(Planner::origin);
            return site;
        } catch (URISyntaxException | BaseUrlException | InvalidOriginException e) {
            return Optional.empty();
        }
    }

    /** As tokens and client secrets are sealed for it. Whether plain http is allowed there is asked when something is sent. */
    static String origin(ProviderSite site) {
        return Origin.ofAnyHttp(site.tokenOrigin()).value();
    }

    private Planned plan(Held held, Credential credential) {
        Optional<ProviderSite> site = site(credential);
        if (site.isEmpty()) {
            return new Hindered(Hindrance.UNKNOWN_PROVIDER);
        }
        Optional<HeldClient> client = clients.of(held.state().provider())
                .filter(found -> found.state().present());
        return client.isPresent()
                ? plan(held, credential, site.get(), client.get())
                : new Hindered(Hindrance.NO_CLIENT);
    }

    private Planned plan(Held held, Credential credential, ProviderSite site, HeldClient client) {
        if (client.state().pausedSince() != null) {
            return new Hindered(Hindrance.PAUSED);
        }
        Optional<ClientRegistration> registration = opened.registration(client);
        if (registration.isEmpty()) {
            return new Hindered(Hindrance.NO_CLIENT);
        }
        return registration.get().origin().equals(origin(site))
                ? new Ready(new Plan(held, credential, site, client, registration.get()))
                : new Hindered(Hindrance.CLIENT_ELSEWHERE);
    }
}
