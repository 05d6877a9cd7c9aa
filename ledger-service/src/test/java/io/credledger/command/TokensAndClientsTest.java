package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.command.Specification.CID;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.TOKEN_EXISTS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CLIENT;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;
import static io.credledger.ledger.RefusalReason.UNKNOWN_TOKEN;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.IssueApiToken;
import io.credledger.ledger.Command.RegisterIdentity;
import io.credledger.ledger.Command.RemoveProviderClient;
import io.credledger.ledger.Command.RevokeApiToken;
import io.credledger.ledger.Command.StoreProviderClient;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderClientId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens for this API, and the installation's OAuth applications. */
class TokensAndClientsTest {

    private static final ApiTokenId TOKEN = Ledger.token(BEN, 1);
    private static final Octets HASH = Ledger.DIGEST;

    private final Specification spec = Specification.ofOneShard();
    private final RegisterIdentity ben = new RegisterIdentity(BEN, spec.ledger.newKey(), Set.of());
    private final RegisterIdentity cid = new RegisterIdentity(CID, spec.ledger.newKey(), Set.of());
    private final ProviderClientId client = ProviderClientId.of(spec.ledger.server.routing(), 1);

    @Test
    void aTokenIsIssued() {
        spec.given(ben).when(new IssueApiToken(TOKEN, BEN, HASH)).thenItHappens(new Fact.ApiTokenIssued(BEN, HASH));
    }

    @Test
    void aTokenIsIssuedOnce() {
        spec.given(ben, new IssueApiToken(TOKEN, BEN, HASH))
                .when(new IssueApiToken(TOKEN, BEN, HASH))
                .thenItIsRefused(TOKEN_EXISTS);
    }

    @Test
    void aRevokedTokenIsNotIssuedAgain() {
        spec.given(ben, new IssueApiToken(TOKEN, BEN, HASH), new RevokeApiToken(TOKEN, BEN))
                .when(new IssueApiToken(TOKEN, BEN, HASH))
                .thenItIsRefused(TOKEN_EXISTS);
    }

    @Test
    void theInactiveGetNoToken() {
        spec.given(ben, new DeactivateIdentity(BEN))
                .when(new IssueApiToken(TOKEN, BEN, HASH))
                .thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void nobodyGetsNoToken() {
        spec.when(new IssueApiToken(TOKEN, BEN, HASH)).thenItIsRefused(KEY_UNKNOWN);
        spec.shard.addKeyOf(BEN, spec.ledger);
        spec.when(new IssueApiToken(TOKEN, BEN, HASH)).thenItIsRefused(UNKNOWN_IDENTITY);
    }

    @Test
    void aTokenThatRoutesElsewhereThanItsIdentityIsMisrouted() {
        spec.given(ben, cid).when(new IssueApiToken(TOKEN, CID, HASH)).thenItIsRefused(MISROUTED);
    }

    @Test
    void aTokenIsRevokedOnce() {
        spec.given(ben, new IssueApiToken(TOKEN, BEN, HASH))
                .when(new RevokeApiToken(TOKEN, BEN))
                .thenItHappens(new Fact.ApiTokenRevoked());
        spec.when(new RevokeApiToken(TOKEN, BEN)).thenItWasSoAlready();
    }

    @Test
    void theTokenOfTheInactiveIsRevokedAllTheSame() {
        spec.given(ben, new IssueApiToken(TOKEN, BEN, HASH), new DeactivateIdentity(BEN))
                .as(ADA)
                .when(new RevokeApiToken(TOKEN, BEN))
                .thenItHappens(new Fact.ApiTokenRevoked());
    }

    @Test
    void whatWasNeverIssuedIsNotRevoked() {
        spec.given(ben).when(new RevokeApiToken(TOKEN, BEN)).thenItIsRefused(UNKNOWN_TOKEN);
    }

    @Test
    void aTokenIsNotRevokedInTheNameOfAnother() {
        spec.given(ben, cid, new IssueApiToken(TOKEN, BEN, HASH))
                .when(new RevokeApiToken(TOKEN, CID))
                .thenItIsRefused(UNKNOWN_TOKEN);
    }

    @Test
    void aClientIsStoredAndStoredAgainUnderNewKeys() {
        StoreProviderClient first = store();
        StoreProviderClient again = store();
        spec.given(first)
                .when(again)
                .thenItHappens(new Fact.ProviderClientStored(Wish.PROVIDER, again.detailsKey(), again.tokenKey()));
    }

    @Test
    void aClientIsRemovedOnce() {
        spec.given(store()).when(new RemoveProviderClient(client)).thenItHappens(new Fact.ProviderClientRemoved());
        spec.when(new RemoveProviderClient(client)).thenItIsRefused(UNKNOWN_CLIENT);
    }

    @Test
    void aRemovedClientCanComeBack() {
        StoreProviderClient again = store();
        spec.given(store(), new RemoveProviderClient(client))
                .when(again)
                .thenItHappens(new Fact.ProviderClientStored(Wish.PROVIDER, again.detailsKey(), again.tokenKey()));
    }

    @Test
    void whatWasNeverStoredIsNotRemoved() {
        spec.shard.addKeyOf(client, spec.ledger);
        spec.when(new RemoveProviderClient(client)).thenItIsRefused(UNKNOWN_CLIENT);
    }

    private StoreProviderClient store() {
        return new StoreProviderClient(client, Wish.PROVIDER, spec.ledger.newKey(), spec.ledger.newKey());
    }
}
