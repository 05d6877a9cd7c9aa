package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.command.Specification.CID;
import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.KEY_EXISTS;
import static io.credledger.ledger.RefusalReason.KEY_FOREIGN;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;
import static io.credledger.ledger.RefusalReason.LAST_ADMIN;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;
import static io.credledger.ledger.RefusalReason.WRONG_SENDER;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Cause;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.CascadeDisconnect;
import io.credledger.ledger.Command.EndAdmin;
import io.credledger.ledger.Command.EndLogin;
import io.credledger.ledger.Command.EndToken;
import io.credledger.ledger.Command.EraseIdentity;
import io.credledger.ledger.Command.RecordAccountConflict;
import io.credledger.ledger.Command.ShredConnection;
import io.credledger.ledger.Command.ShredIdentity;
import io.credledger.ledger.Command.ShredLogin;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.SessionBookId;
import io.credledger.topic.Topic;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person is forgotten: nothing about them is decided any more, and what is left of them goes key by key. */
class ErasureTest {

    private static final ConnectionId CONNECTION = Ledger.connection(BEN, 1);
    private static final ApiTokenId TOKEN = Ledger.token(BEN, 1);
    private static final LoginId LOGIN = LoginId.of(new Routing(5), 6);
    private static final Cause CAUSE = new Cause(EventId.of(1, 2), new Position(0, 9));

    private final Specification spec = Specification.ofOneShard();
    private final Wish wish = Wish.toStore(spec, CONNECTION, BEN);

    @BeforeEach
    void people() {
        spec.given(register(ADA), register(BEN), register(CID));
    }

    private Command register(IdentityId identity) {
        return new Command.RegisterIdentity(identity, key(), Set.of());
    }

    private DataKeyId key() {
        return spec.ledger.newKey();
    }

    private DataKeyId keyOf(IdentityId identity) {
        return Objects.requireNonNull(spec.shard.find(identity, Identity.class)).detailsKey();
    }

    @Test
    void anErasedIdentityHasNoForgeAndIsInactive() {
        spec.given(wish.activating().command())
                .when(new EraseIdentity(BEN))
                .thenItHappens(new Fact.IdentityErased(2), new Fact.ForgeCleared(BEN));
    }

    @Test
    void nobodyIsErasedTwice() {
        spec.given(new EraseIdentity(BEN)).when(new EraseIdentity(BEN)).thenItIsRefused(HANDLE_ERASED);
    }

    @Test
    void theInstallationItselfIsNobodyToErase() {
        spec.when(new EraseIdentity(spec.ledger.server)).thenItIsRefused(UNKNOWN_IDENTITY);
    }

    @Test
    void anErasedHandleIsNeverRegisteredAgain() {
        spec.given(new EraseIdentity(BEN)).when(register(BEN)).thenItIsRefused(HANDLE_ERASED);
    }

    @Test
    void nothingIsDecidedAboutAnErasedIdentity() {
        spec.given(wish.command(), new Command.IssueApiToken(TOKEN, BEN, Ledger.DIGEST), new EraseIdentity(BEN));
        for (Command command : List.of(
                new Command.UpdateIdentity(BEN),
                new Command.ChangeRoles(BEN, Set.of(Role.USER)),
                new Command.DeactivateIdentity(BEN),
                new Command.ReactivateIdentity(BEN),
                new Command.RevokeApiToken(TOKEN, BEN),
                new Command.IssueApiToken(Ledger.token(BEN, 2), BEN, Ledger.DIGEST),
                new Command.ClearForge(ForgeId.of(BEN), BEN),
                new Command.RevokeSessions(SessionBookId.of(BEN), BEN, null),
                new Command.MapLogin(LOGIN, BEN, key()))) {
            spec.when(command).thenItIsRefused(HANDLE_ERASED);
        }
    }

    @Test
    void whatAnErasedPersonOwnsIsNobodysToSave() {
        spec.given(wish.command(), new EraseIdentity(BEN))
                .when(new Command.TransferConnection(CONNECTION, Authority.ADMIN, CID, 1))
                .thenItIsRefused(HANDLE_ERASED);
    }

    @Test
    void whatIsOwnedAtTheEpochThatEndedIsDisconnected() {
        spec.given(wish.command(), new EraseIdentity(BEN))
                .byCascade()
                .when(new CascadeDisconnect(CONNECTION, BEN, 2, CAUSE))
                .thenItHappensUnsealed(new Fact.ConnectionDisconnected());
    }

    @Test
    void whatIsAnothersByNowIsNot() {
        spec.given(wish.command(), new Command.TransferConnection(CONNECTION, Authority.ADMIN, CID, 1))
                .given(new EraseIdentity(BEN))
                .byCascade()
                .when(new CascadeDisconnect(CONNECTION, BEN, 2, CAUSE))
                .thenItWasSoAlready();
    }

    @Test
    void everyKeyOfADisconnectedConnectionGoes() {
        spec.given(wish.command(), new EraseIdentity(BEN))
                .given(new CascadeDisconnect(CONNECTION, BEN, 2, CAUSE))
                .byCascade()
                .when(new ShredConnection(CONNECTION, BEN, CAUSE))
                .thenItHappensUnsealed(
                        new Fact.DataKeyShredded(wish.detailsKey()), new Fact.DataKeyShredded(wish.tokenKey()));
    }

    @Test
    void noKeyGoesTwice() {
        spec.given(wish.command(), new EraseIdentity(BEN))
                .given(new CascadeDisconnect(CONNECTION, BEN, 2, CAUSE), new ShredConnection(CONNECTION, BEN, CAUSE))
                .byCascade()
                .when(new ShredConnection(CONNECTION, BEN, CAUSE))
                .thenItWasSoAlready();
    }

    @Test
    void noKeyOfSomebodyWhoIsThereGoes() {
        spec.given(wish.command(), new Command.DisconnectConnection(CONNECTION, Authority.ADMIN))
                .byCascade()
                .when(new ShredConnection(CONNECTION, BEN, CAUSE))
                .thenItWasSoAlready();
        spec.when(new ShredIdentity(BEN, CAUSE)).thenItWasSoAlready();
        spec.when(new EndToken(TOKEN, BEN, CAUSE)).thenItWasSoAlready();
    }

    @Test
    void noKeyOfAConnectedConnectionGoes() {
        spec.given(wish.command(), new EraseIdentity(BEN))
                .byCascade()
                .when(new ShredConnection(CONNECTION, BEN, CAUSE))
                .thenItWasSoAlready();
    }

    @Test
    void theOwnKeyGoesToo() {
        DataKeyId own = keyOf(BEN);
        spec.given(new EraseIdentity(BEN))
                .byCascade()
                .when(new ShredIdentity(BEN, CAUSE))
                .thenItHappensUnsealed(new Fact.DataKeyShredded(own));
    }

    @Test
    void underAKeyThatIsGoneNothingIsSealed() {
        DataKeyId gone = keyOf(BEN);
        spec.given(new EraseIdentity(BEN), new ShredIdentity(BEN, CAUSE))
                .when(new Command.UpdateIdentity(BEN))
                .thenItIsRefused(KEY_UNKNOWN);
        spec.altered(message -> message)
                .when(new Command.RegisterIdentity(Ledger.identity("eve"), gone, Set.of()))
                .thenItIsRefused(KEY_EXISTS);
    }

    @Test
    void tokensAndLoginsEnd() {
        DataKeyId key = key();
        spec.given(new Command.IssueApiToken(TOKEN, BEN, Ledger.DIGEST), new Command.MapLogin(LOGIN, BEN, key))
                .given(new EraseIdentity(BEN))
                .byCascade();
        spec.when(new EndToken(TOKEN, BEN, CAUSE)).thenItHappensUnsealed(new Fact.ApiTokenRevoked());
        spec.when(new ShredLogin(LOGIN, List.of(key), CAUSE)).thenItWasSoAlready();
        spec.when(new EndLogin(LOGIN, BEN, CAUSE)).thenItHappensUnsealed(new Fact.LoginUnmapped());
        spec.when(new ShredLogin(LOGIN, List.of(key, key()), CAUSE))
                .thenItHappensUnsealed(new Fact.DataKeyShredded(key));
    }

    @Test
    void anErasedAdminLeavesTheRosterUnlessItIsTheLast() {
        spec.given(new Command.ChangeAdmin(spec.ledger.roster, BEN, true), new EraseIdentity(BEN))
                .byCascade()
                .when(new EndAdmin(spec.ledger.roster, BEN, CAUSE))
                .thenItHappensUnsealed(new Fact.RoleChanged(BEN, Role.ADMIN, false));
        spec.as(ADA).sentBy(Topic.Writer.EDGE).given(new EraseIdentity(ADA));
        spec.byCascade().when(new EndAdmin(spec.ledger.roster, ADA, CAUSE)).thenItIsRefused(LAST_ADMIN);
    }

    @Test
    void onlyTheCascadeEndsWhatOthersOwn() {
        Command command = new CascadeDisconnect(CONNECTION, BEN, 2, CAUSE);
        spec.given(wish.command());
        spec.sentBy(Topic.Writer.EDGE).when(command).thenItIsRefused(WRONG_SENDER);
        spec.byRefresher().when(command).thenItIsRefused(WRONG_SENDER);
        spec.as(ADA).sentBy(Topic.Writer.CASCADE).when(command).thenItIsRefused(WRONG_SENDER);
        spec.byCascade().when(new EraseIdentity(BEN)).thenItIsRefused(WRONG_SENDER);
    }

    @Test
    void theCascadeSealsNothing() {
        spec.given(wish.command())
                .byCascade()
                .altered(message -> new CommandMessage(
                        message.header(),
                        message.command(),
                        message.clear(),
                        new SealedPart(wish.detailsKey(), Ledger.DIGEST, Octets.EMPTY),
                        message.keys()))
                .when(new CascadeDisconnect(CONNECTION, BEN, 2, CAUSE))
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void aConflictIsFoundOnceAndOnlyOfWhatTheProviderConfirmed() {
        AccountId account = AccountId.of(7, 7);
        ConnectionId other = Ledger.connection(CID, 1);
        Command found = new RecordAccountConflict(CONNECTION, account, other, CAUSE);
        spec.given(wish.ofAccount(account).command()).byCascade();
        spec.when(found).thenItWasSoAlready();

        ConnectionId verified = Ledger.connection(BEN, 2);
        spec.as(ADA)
                .sentBy(Topic.Writer.EDGE)
                .given(new Command.StoreConnection(
                        verified,
                        BEN,
                        BEN,
                        1,
                        Wish.PROVIDER,
                        account,
                        CredentialKind.OAUTH2,
                        true,
                        true,
                        false,
                        false,
                        false,
                        key(),
                        key()));
        spec.byCascade();
        Command confirmed = new RecordAccountConflict(verified, account, other, CAUSE);
        spec.when(confirmed).thenItHappensUnsealed(new Fact.AccountConflictFound(account, other));
        spec.when(confirmed).thenItWasSoAlready();
    }
}
