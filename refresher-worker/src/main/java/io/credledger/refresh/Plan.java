package io.credledger.refresh;

import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.Details.Credential;
import io.credledger.provider.ProviderSite;

/** An attempt, or a revocation, that could be made now: what it is about, where it goes, and as whom. */
public record Plan(
        Held held, Credential credential, ProviderSite site, HeldClient client, ClientRegistration registration) {

    @Override
    public String toString() {
        return "Plan for " + held.id();
    }
}
