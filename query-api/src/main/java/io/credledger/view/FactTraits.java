package io.credledger.view;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact;
import java.util.List;

/** What the view must know of a fact besides its meaning. */
final class FactTraits implements Fact.Cases<FactTraits.Traits> {

    private static final FactTraits CASES = new FactTraits();
    private static final Traits PLAIN = new Traits(false, List.of());
    private static final Traits DETAILED = new Traits(true, List.of());

    private FactTraits() {}

    /**
     * Two things.
     *
     * @param detailed whether the event holds the entity's details from now on
     * @param keys the data keys that it names
     */
    record Traits(boolean detailed, List<DataKeyId> keys) {}

    static Traits of(Fact fact) {
        return fact.fold(CASES);
    }

    @Override
    public Traits ledgerFounded(Fact.LedgerFounded fact) {
        return new Traits(false, List.of(fact.detailsKey()));
    }

    @Override
    public Traits identityRegistered(Fact.IdentityRegistered fact) {
        return new Traits(true, List.of(fact.detailsKey()));
    }

    @Override
    public Traits identityUpdated(Fact.IdentityUpdated fact) {
        return DETAILED;
    }

    @Override
    public Traits roleChanged(Fact.RoleChanged fact) {
        return PLAIN;
    }

    @Override
    public Traits identityDeactivated(Fact.IdentityDeactivated fact) {
        return PLAIN;
    }

    @Override
    public Traits identityReactivated(Fact.IdentityReactivated fact) {
        return PLAIN;
    }

    @Override
    public Traits apiTokenIssued(Fact.ApiTokenIssued fact) {
        return DETAILED;
    }

    @Override
    public Traits apiTokenRevoked(Fact.ApiTokenRevoked fact) {
        return PLAIN;
    }

    @Override
    public Traits providerClientStored(Fact.ProviderClientStored fact) {
        return new Traits(true, List.of(fact.detailsKey(), fact.tokenKey()));
    }

    @Override
    public Traits providerClientRemoved(Fact.ProviderClientRemoved fact) {
        return PLAIN;
    }

    @Override
    public Traits connectionGranted(Fact.ConnectionGranted fact) {
        return new Traits(true, List.of(fact.detailsKey(), fact.tokenKey()));
    }

    @Override
    public Traits connectionTransferred(Fact.ConnectionTransferred fact) {
        return PLAIN;
    }

    @Override
    public Traits accessShared(Fact.AccessShared fact) {
        return PLAIN;
    }

    @Override
    public Traits accessWithdrawn(Fact.AccessWithdrawn fact) {
        return PLAIN;
    }

    @Override
    public Traits connectionDisconnected(Fact.ConnectionDisconnected fact) {
        return PLAIN;
    }

    @Override
    public Traits forgeActivated(Fact.ForgeActivated fact) {
        return PLAIN;
    }

    @Override
    public Traits forgeCleared(Fact.ForgeCleared fact) {
        return PLAIN;
    }

    @Override
    public Traits sessionOpened(Fact.SessionOpened fact) {
        return PLAIN;
    }

    @Override
    public Traits sessionsRevoked(Fact.SessionsRevoked fact) {
        return PLAIN;
    }

    @Override
    public Traits flowConsumed(Fact.FlowConsumed fact) {
        return PLAIN;
    }

    @Override
    public Traits flowFailed(Fact.FlowFailed fact) {
        return DETAILED;
    }

    @Override
    public Traits loginMapped(Fact.LoginMapped fact) {
        return new Traits(true, List.of(fact.detailsKey()));
    }

    @Override
    public Traits loginUnmapped(Fact.LoginUnmapped fact) {
        return PLAIN;
    }

    @Override
    public Traits refreshRequested(Fact.RefreshRequested fact) {
        return PLAIN;
    }

    @Override
    public Traits refreshStarted(Fact.RefreshStarted fact) {
        return PLAIN;
    }

    @Override
    public Traits credentialRefreshed(Fact.CredentialRefreshed fact) {
        return DETAILED;
    }

    @Override
    public Traits refreshFailed(Fact.RefreshFailed fact) {
        return PLAIN;
    }

    @Override
    public Traits refreshOutcomeUnknown(Fact.RefreshOutcomeUnknown fact) {
        return PLAIN;
    }

    @Override
    public Traits reauthorisationRequired(Fact.ReauthorisationRequired fact) {
        return PLAIN;
    }

    @Override
    public Traits revocationRecorded(Fact.RevocationRecorded fact) {
        return PLAIN;
    }

    @Override
    public Traits providerPaused(Fact.ProviderPaused fact) {
        return PLAIN;
    }

    @Override
    public Traits providerResumed(Fact.ProviderResumed fact) {
        return PLAIN;
    }

    @Override
    public Traits identityErased(Fact.IdentityErased fact) {
        return PLAIN;
    }

    /** It must not wait for the key that it takes away. */
    @Override
    public Traits dataKeyShredded(Fact.DataKeyShredded fact) {
        return PLAIN;
    }

    @Override
    public Traits accountConflictFound(Fact.AccountConflictFound fact) {
        return PLAIN;
    }

    @Override
    public Traits masterKeyRotated(Fact.MasterKeyRotated fact) {
        return PLAIN;
    }

    @Override
    public Traits refresherKeyRotated(Fact.RefresherKeyRotated fact) {
        return PLAIN;
    }

    @Override
    public Traits ledgerRestored(Fact.LedgerRestored fact) {
        return PLAIN;
    }

    @Override
    public Traits refreshingConfirmed(Fact.RefreshingConfirmed fact) {
        return PLAIN;
    }

    @Override
    public Traits webhookSubscribed(Fact.WebhookSubscribed fact) {
        return new Traits(false, List.of(fact.detailsKey(), fact.tokenKey()));
    }

    @Override
    public Traits webhookRemoved(Fact.WebhookRemoved fact) {
        return PLAIN;
    }

    @Override
    public Traits webhookReplayed(Fact.WebhookReplayed fact) {
        return PLAIN;
    }
}
