package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.command.Specification.CID;
import static io.credledger.ledger.RefusalReason.ALREADY_OWNER;
import static io.credledger.ledger.RefusalReason.DISCONNECTED;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;
import static io.credledger.ledger.RefusalReason.NOT_OWNER;
import static io.credledger.ledger.RefusalReason.NOT_SHARED;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CONNECTION;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;

import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.DisconnectConnection;
import io.credledger.ledger.Command.RegisterIdentity;
import io.credledger.ledger.Command.ShareConnection;
import io.credledger.ledger.Command.TransferConnection;
import io.credledger.ledger.Command.WithdrawShare;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who owns a connection, who may use it, and how that ends. Ben made it; ada is an admin. */
class OwnershipTest {

    private static final ConnectionId CONNECTION = Ledger.connection(BEN, 1);
    private static final IdentityId NOBODY = Ledger.identity("nobody");

    private final Specification spec = Specification.ofOneShard().given(register(BEN, 1), register(CID, 2));

    private Specification connected() {
        return spec.given(Wish.toStore(spec, CONNECTION, BEN).command());
    }

    private Specification active() {
        return spec.given(Wish.toStore(spec, CONNECTION, BEN).activating().command());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatDoesNotExistIsUnknown(Command change) {
        spec.when(change).thenItIsRefused(KEY_UNKNOWN);
        spec.shard.addKeyOf(CONNECTION, spec.ledger);
        spec.when(change).thenItIsRefused(UNKNOWN_CONNECTION);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void onlyTheOwnerMay(Command change) {
        connected().as(ADA).when(change).thenItIsRefused(NOT_OWNER);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whoHandedItOverMayNoMore(Command change) {
        connected().given(transfer(Authority.ADMIN, CID)).as(BEN).when(change).thenItIsRefused(NOT_OWNER);
    }

    @Test
    void whoMayUseItMayNotEndIt() {
        connected()
                .given(share(Authority.ADMIN, CID))
                .as(CID)
                .when(new DisconnectConnection(CONNECTION, Authority.OWNER))
                .thenItIsRefused(NOT_OWNER);
    }

    static Stream<Command> changes() {
        return Stream.of(
                transfer(Authority.OWNER, CID),
                share(Authority.OWNER, CID),
                new WithdrawShare(CONNECTION, Authority.OWNER, CID),
                new DisconnectConnection(CONNECTION, Authority.OWNER));
    }

    @ParameterizedTest
    @MethodSource("changesOfTheConnected")
    void whatIsDisconnectedIsNotHandedOverOrShared(Command change) {
        connected()
                .given(new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .when(change)
                .thenItIsRefused(DISCONNECTED);
    }

    static Stream<Command> changesOfTheConnected() {
        return Stream.of(
                transfer(Authority.ADMIN, CID),
                share(Authority.ADMIN, CID),
                new WithdrawShare(CONNECTION, Authority.ADMIN, CID));
    }

    @ParameterizedTest
    @MethodSource("giftsToTheOwner")
    void theOwnerHasItAlready(Command gift) {
        connected().when(gift).thenItIsRefused(ALREADY_OWNER);
    }

    static Stream<Command> giftsToTheOwner() {
        return Stream.of(transfer(Authority.ADMIN, BEN), share(Authority.ADMIN, BEN));
    }

    @ParameterizedTest
    @MethodSource("giftsToCid")
    void theInactiveReceiveNothing(Command gift) {
        connected().given(new DeactivateIdentity(CID)).when(gift).thenItIsRefused(IDENTITY_INACTIVE);
    }

    static Stream<Command> giftsToCid() {
        return Stream.of(transfer(Authority.ADMIN, CID), share(Authority.ADMIN, CID));
    }

    @ParameterizedTest
    @MethodSource("giftsToNobody")
    void nobodyReceivesNothing(Command gift) {
        connected().when(gift).thenItIsRefused(UNKNOWN_IDENTITY);
    }

    static Stream<Command> giftsToNobody() {
        return Stream.of(transfer(Authority.ADMIN, NOBODY), share(Authority.ADMIN, NOBODY));
    }

    @Test
    void whoLivesInAnotherShardIsTheEdgesToKnow() {
        int shards = 64;
        Specification home = Specification.ofHomeOf(BEN, shards);
        home.given(Wish.toStore(home, CONNECTION, BEN).command())
                .when(transfer(Authority.ADMIN, NOBODY))
                .thenItHappens(new Fact.ConnectionTransferred(BEN, NOBODY, 1));
    }

    @Test
    void theOwnerHandsItOver() {
        connected()
                .as(BEN)
                .when(transfer(Authority.OWNER, CID))
                .thenItHappens(new Fact.ConnectionTransferred(BEN, CID, 1));
    }

    @Test
    void anAdminHandsItOver() {
        connected()
                .as(ADA)
                .when(transfer(Authority.ADMIN, CID))
                .thenItHappens(new Fact.ConnectionTransferred(BEN, CID, 1));
    }

    @Test
    void aTransferTakesTheForgeAway() {
        active().as(BEN)
                .when(transfer(Authority.OWNER, CID))
                .thenItHappens(new Fact.ConnectionTransferred(BEN, CID, 1), new Fact.ForgeCleared(BEN));
    }

    @Test
    void aTransferEndsEveryShare() {
        connected()
                .given(share(Authority.ADMIN, CID), transfer(Authority.ADMIN, ada()))
                .when(new WithdrawShare(CONNECTION, Authority.ADMIN, CID))
                .thenItIsRefused(NOT_SHARED);
    }

    @Test
    void aTransferBackToTheNamespaceTakesNoForge() {
        connected()
                .given(transfer(Authority.ADMIN, CID), share(Authority.ADMIN, BEN), activate())
                .when(transfer(Authority.ADMIN, BEN))
                .thenItHappens(new Fact.ConnectionTransferred(CID, BEN, 1));
    }

    @Test
    void aTransferPastTheNamespaceTakesItsForge() {
        connected()
                .given(transfer(Authority.ADMIN, CID), share(Authority.ADMIN, BEN), activate())
                .when(transfer(Authority.ADMIN, ada()))
                .thenItHappens(new Fact.ConnectionTransferred(CID, ADA, 1), new Fact.ForgeCleared(BEN));
    }

    @Test
    void aShareIsGivenOnce() {
        connected().as(BEN).when(share(Authority.OWNER, CID)).thenItHappens(new Fact.AccessShared(CID));
        spec.when(share(Authority.OWNER, CID)).thenItWasSoAlready();
    }

    @Test
    void theOwnerWithdrawsAShare() {
        connected()
                .given(share(Authority.ADMIN, CID))
                .as(BEN)
                .when(new WithdrawShare(CONNECTION, Authority.OWNER, CID))
                .thenItHappens(new Fact.AccessWithdrawn(CID));
    }

    @Test
    void whoMayUseItMayStopUsingIt() {
        connected()
                .given(share(Authority.ADMIN, CID))
                .as(CID)
                .when(new WithdrawShare(CONNECTION, Authority.OWNER, CID))
                .thenItHappens(new Fact.AccessWithdrawn(CID));
    }

    @Test
    void whatWasNotSharedIsNotWithdrawn() {
        connected().when(new WithdrawShare(CONNECTION, Authority.ADMIN, CID)).thenItIsRefused(NOT_SHARED);
    }

    @Test
    void withTheNamespacesShareItsForgeGoes() {
        connected()
                .given(transfer(Authority.ADMIN, CID), share(Authority.ADMIN, BEN), activate())
                .when(new WithdrawShare(CONNECTION, Authority.ADMIN, BEN))
                .thenItHappens(new Fact.AccessWithdrawn(BEN), new Fact.ForgeCleared(BEN));
    }

    @Test
    void withAnothersShareItStays() {
        active().given(share(Authority.ADMIN, CID))
                .when(new WithdrawShare(CONNECTION, Authority.ADMIN, CID))
                .thenItHappens(new Fact.AccessWithdrawn(CID));
    }

    @Test
    void theOwnerDisconnects() {
        connected()
                .as(BEN)
                .when(new DisconnectConnection(CONNECTION, Authority.OWNER))
                .thenItHappens(new Fact.ConnectionDisconnected());
    }

    @Test
    void aDisconnectTakesTheForgeAway() {
        active().as(ADA)
                .when(new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .thenItHappens(new Fact.ConnectionDisconnected(), new Fact.ForgeCleared(BEN));
    }

    @Test
    void aDisconnectedConnectionStaysDisconnected() {
        connected()
                .given(new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .when(new DisconnectConnection(CONNECTION, Authority.ADMIN))
                .thenItWasSoAlready();
    }

    private static Command transfer(Authority authority, IdentityId to) {
        return new TransferConnection(CONNECTION, authority, to, 1);
    }

    private static Command share(Authority authority, IdentityId with) {
        return new ShareConnection(CONNECTION, authority, with);
    }

    private static Command activate() {
        return new Command.ActivateForge(ForgeId.of(BEN), BEN, CONNECTION);
    }

    /** Registered on first use: an admin need not be an identity before. */
    private IdentityId ada() {
        spec.given(register(ADA, 3));
        return ADA;
    }

    private static RegisterIdentity register(IdentityId identity, long seed) {
        return new RegisterIdentity(identity, new Ledger(1, seed).newKey(), Set.of());
    }
}
