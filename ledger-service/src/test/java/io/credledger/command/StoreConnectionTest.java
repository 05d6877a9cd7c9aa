package io.credledger.command;

import static io.credledger.command.Specification.BEN;
import static io.credledger.command.Specification.CID;
import static io.credledger.ledger.RefusalReason.ACCOUNT_DIFFERS;
import static io.credledger.ledger.RefusalReason.CONNECTION_EXISTS;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.NOT_OWNER;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command.ClearForge;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.DisconnectConnection;
import io.credledger.ledger.Command.RegisterIdentity;
import io.credledger.ledger.Command.TransferConnection;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A credential is kept: a first grant, a new generation, and the forge that it may become in the same breath. */
class StoreConnectionTest {

    private static final ConnectionId CONNECTION = Ledger.connection(BEN, 1);
    private static final AccountId ONE = AccountId.of(1, 1);
    private static final AccountId OTHER = AccountId.of(2, 2);

    private final Specification spec = Specification.ofOneShard().given(register(BEN), register(CID));

    @Test
    void aNewConnectionIsOfGenerationOne() {
        Wish wish = wish();
        spec.when(wish.command()).thenItHappens(wish.granted(1));
    }

    @Test
    void nobodyHasNoConnection() {
        IdentityId nobody = Ledger.identity("nobody");
        Wish wish = Wish.toStore(spec, Ledger.connection(nobody, 1), nobody);
        spec.when(wish.command()).thenItIsRefused(UNKNOWN_IDENTITY);
    }

    @Test
    void theInactiveGetNoConnection() {
        spec.given(new DeactivateIdentity(BEN)).when(wish().command()).thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void aConnectionBeginsAsItsNamespacesOwn() {
        spec.when(wish().ownedBy(CID).command()).thenItIsRefused(NOT_OWNER);
    }

    @Test
    void aConnectionRoutesAsItsNamespace() {
        spec.when(Wish.toStore(spec, CONNECTION, CID).command()).thenItIsRefused(MISROUTED);
    }

    @Test
    void anExistingOneIsNotReplacedUnasked() {
        spec.given(wish().command()).when(wish().command()).thenItIsRefused(CONNECTION_EXISTS);
    }

    @Test
    void replacingMakesANewGeneration() {
        Wish again = wish().replacing();
        spec.given(wish().command()).when(again.command()).thenItHappens(again.granted(2));
    }

    @Test
    void aDisconnectedOneIsReplacedUnasked() {
        Wish again = wish();
        spec.given(wish().command(), new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .when(again.command())
                .thenItHappens(again.granted(2));
    }

    @Test
    void whoOwnsItNowKeepsIt() {
        Wish again = wish().ownedBy(CID).replacing();
        spec.given(wish().command(), new TransferConnection(CONNECTION, Authority.ADMIN, CID, 1))
                .when(again.command())
                .thenItHappens(again.granted(2));
    }

    @Test
    void whoOwnedItBeforeGetsItNotBack() {
        spec.given(wish().command(), new TransferConnection(CONNECTION, Authority.ADMIN, CID, 1))
                .when(wish().replacing().command())
                .thenItIsRefused(NOT_OWNER);
    }

    @Test
    void aConnectionDoesNotMoveToAnotherNamespace() {
        Wish again = Wish.toStore(spec, CONNECTION, CID).ownedBy(BEN).replacing();
        spec.given(wish().command()).when(again.command()).thenItIsRefused(NOT_OWNER);
    }

    @Test
    void aReconnectOfTheInactiveIsRefused() {
        spec.given(wish().command(), new DeactivateIdentity(BEN))
                .when(wish().replacing().command())
                .thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void theAccountIsPinned() {
        spec.given(wish().ofAccount(ONE).command())
                .when(wish().ofAccount(OTHER).replacing().command())
                .thenItIsRefused(ACCOUNT_DIFFERS);
    }

    @Test
    void alsoAfterADisconnect() {
        spec.given(wish().ofAccount(ONE).command(), new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .when(wish().ofAccount(OTHER).command())
                .thenItIsRefused(ACCOUNT_DIFFERS);
    }

    @Test
    void aGrantOfNobodyKnownDoesNotWashThePinOut() {
        spec.given(wish().ofAccount(ONE).command())
                .when(wish().replacing().command())
                .thenItIsRefused(ACCOUNT_DIFFERS);
    }

    @Test
    void norDoesItAfterADisconnect() {
        spec.given(wish().ofAccount(ONE).command(), new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .when(wish().command())
                .thenItIsRefused(ACCOUNT_DIFFERS);
    }

    @Test
    void thePinMayBeTakenOffBySayingSo() {
        Wish again = wish().replacingAccount();
        spec.given(wish().ofAccount(ONE).command()).when(again.command()).thenItHappens(again.granted(2));
    }

    @Test
    void unlessTheCallerSaysSo() {
        Wish again = wish().ofAccount(OTHER).replacingAccount();
        spec.given(wish().ofAccount(ONE).command()).when(again.command()).thenItHappens(again.granted(2));
    }

    @Test
    void theSameAccountReconnects() {
        Wish again = wish().ofAccount(ONE).replacing();
        spec.given(wish().ofAccount(ONE).command()).when(again.command()).thenItHappens(again.granted(2));
    }

    @Test
    void anAccountThatBecomesKnownSwapsNothing() {
        Wish again = wish().ofAccount(ONE).replacing();
        spec.given(wish().command()).when(again.command()).thenItHappens(again.granted(2));
    }

    @Test
    void grantAndForgeBecomeTrueTogether() {
        Wish wish = wish().activating();
        spec.when(wish.command()).thenItHappens(wish.granted(1), new Fact.ForgeActivated(BEN, CONNECTION));
    }

    @Test
    void orNeitherDoes() {
        spec.given(wish().command()).when(wish().activating().command()).thenItIsRefused(CONNECTION_EXISTS);
    }

    @Test
    void theForgeThatIsActiveStaysSoSinceThen() {
        Wish again = wish().replacing().activating();
        spec.given(wish().activating().command()).when(again.command()).thenItHappens(again.granted(2));
    }

    @Test
    void aForgeThatWasClearedBecomesActiveAgain() {
        Wish again = wish().replacing().activating();
        spec.given(wish().activating().command(), new ClearForge(ForgeId.of(BEN), BEN))
                .when(again.command())
                .thenItHappens(again.granted(2), new Fact.ForgeActivated(BEN, CONNECTION));
    }

    @Test
    void switchingForgesLeavesTheFirstOneAsItIs() {
        ConnectionId second = Ledger.connection(BEN, 2);
        Wish wish = Wish.toStore(spec, second, BEN).activating();
        spec.given(wish().activating().command())
                .when(wish.command())
                .thenItHappens(wish.granted(1), new Fact.ForgeActivated(BEN, second));
    }

    @Test
    void aConnectionInAnothersNamespaceIsGrantedAndNotActivated() {
        Wish again = wish().ownedBy(CID).replacing().activating();
        spec.given(wish().command(), new TransferConnection(CONNECTION, Authority.ADMIN, CID, 1))
                .when(again.command())
                .thenItHappens(again.granted(2));
    }

    private Wish wish() {
        return Wish.toStore(spec, CONNECTION, BEN);
    }

    private RegisterIdentity register(IdentityId identity) {
        return new RegisterIdentity(identity, new Ledger(1, identity.hashCode()).newKey(), Set.of());
    }
}
