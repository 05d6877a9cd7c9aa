package io.credledger.command;

import static io.credledger.command.Specification.BEN;
import static io.credledger.command.Specification.CID;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CONNECTION;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;

import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.ActivateForge;
import io.credledger.ledger.Command.ClearForge;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.DisconnectConnection;
import io.credledger.ledger.Command.RegisterIdentity;
import io.credledger.ledger.Command.ShareConnection;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The active forge: a preference of one identity, refused only where this shard knows better. */
class ForgesTest {

    private static final ConnectionId BENS = Ledger.connection(BEN, 1);
    private static final ForgeId FORGE = ForgeId.of(BEN);

    private final Specification spec = Specification.ofOneShard().given(register(BEN, 1), register(CID, 2));

    private Specification connected() {
        return spec.given(Wish.toStore(spec, BENS, BEN).command());
    }

    @Test
    void anOwnConnectionBecomesTheForge() {
        connected().when(activate(BEN, BENS)).thenItHappens(new Fact.ForgeActivated(BEN, BENS));
    }

    @Test
    void itIsTheForgeAlready() {
        connected().given(activate(BEN, BENS)).when(activate(BEN, BENS)).thenItWasSoAlready();
    }

    @Test
    void aSharedConnectionBecomesTheForge() {
        connected()
                .given(new ShareConnection(BENS, Authority.ADMIN, CID))
                .when(activate(CID, BENS))
                .thenItHappens(new Fact.ForgeActivated(CID, BENS));
    }

    @Test
    void aConnectionOfSomebodyElseDoesNot() {
        connected().when(activate(CID, BENS)).thenItIsRefused(UNKNOWN_CONNECTION);
    }

    @Test
    void aDisconnectedOneDoesNot() {
        connected()
                .given(new DisconnectConnection(BENS, Authority.ADMIN))
                .when(activate(BEN, BENS))
                .thenItIsRefused(UNKNOWN_CONNECTION);
    }

    @Test
    void oneThatWouldBeHereAndIsNotDoesNot() {
        spec.when(activate(BEN, BENS)).thenItIsRefused(UNKNOWN_CONNECTION);
    }

    @Test
    void whetherOneOfAnotherShardExistsIsTheEdgesToKnow() {
        ConnectionId elsewhere = Ledger.connection(Ledger.identity("nobody"), 1);
        Specification home = Specification.ofHomeOf(BEN, 64);
        home.when(activate(BEN, elsewhere)).thenItHappens(new Fact.ForgeActivated(BEN, elsewhere));
    }

    @Test
    void theInactiveActivateNothing() {
        connected().given(new DeactivateIdentity(BEN)).when(activate(BEN, BENS)).thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void nobodyActivatesNothing() {
        IdentityId nobody = Ledger.identity("nobody");
        spec.when(activate(nobody, BENS)).thenItIsRefused(KEY_UNKNOWN);
        spec.shard.addKeyOf(nobody, spec.ledger);
        spec.when(activate(nobody, BENS)).thenItIsRefused(UNKNOWN_IDENTITY);
    }

    @Test
    void nobodyActivatesTheForgeOfAnother() {
        connected().when(new ActivateForge(FORGE, CID, BENS)).thenItIsRefused(MISROUTED);
    }

    @Test
    void theForgeIsClearedOnce() {
        connected()
                .given(activate(BEN, BENS))
                .when(new ClearForge(FORGE, BEN))
                .thenItHappens(new Fact.ForgeCleared(BEN));
        spec.when(new ClearForge(FORGE, BEN)).thenItWasSoAlready();
    }

    @Test
    void whoNeverHadOneHasNone() {
        spec.when(new ClearForge(FORGE, BEN)).thenItWasSoAlready();
    }

    @Test
    void nobodyClearsTheForgeOfAnother() {
        connected().given(activate(BEN, BENS)).when(new ClearForge(FORGE, CID)).thenItIsRefused(MISROUTED);
    }

    private static Command activate(IdentityId identity, ConnectionId connection) {
        return new ActivateForge(ForgeId.of(identity), identity, connection);
    }

    private static RegisterIdentity register(IdentityId identity, long seed) {
        return new RegisterIdentity(identity, new Ledger(1, seed).newKey(), Set.of());
    }
}
