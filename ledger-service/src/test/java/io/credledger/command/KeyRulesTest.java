package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.command.Specification.CID;
import static io.credledger.ledger.RefusalReason.KEY_EXISTS;
import static io.credledger.ledger.RefusalReason.KEY_FOREIGN;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;

import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.RegisterIdentity;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A command brings the keys that it names, new, for its own entity; what it carries is sealed under that entity's details key. */
class KeyRulesTest {

    private static final ConnectionId CONNECTION = Ledger.connection(BEN, 1);

    private final Specification spec = Specification.ofOneShard();
    private final DataKeyId bensKey = spec.ledger.newKey();
    private final RegisterIdentity ben = new RegisterIdentity(BEN, bensKey, Set.of());

    @Test
    void keysThatAreNamedMustCome() {
        spec.altered(with(List.of())).when(ben).thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void keysThatAreNotNamedMustNotCome() {
        spec.given(ben)
                .altered(with(List.of(key(spec.ledger.newKey(), BEN))))
                .when(new Command.UpdateIdentity(BEN))
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void oneKeyTooManyIsForeign() {
        spec.altered(with(List.of(key(bensKey, BEN), key(spec.ledger.newKey(), BEN))))
                .when(ben)
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void aKeyForAnotherEntityIsForeign() {
        spec.altered(with(List.of(key(bensKey, CID)))).when(ben).thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void aStoredKeyIsNeverOverwritten() {
        spec.given(ben).when(new RegisterIdentity(CID, bensKey, Set.of())).thenItIsRefused(KEY_EXISTS);
    }

    @Test
    void notEvenByItsOwnEntity() {
        Wish first = Wish.toStore(spec, CONNECTION, BEN);
        spec.given(ben, first.command()).when(first.replacing().command()).thenItIsRefused(KEY_EXISTS);
    }

    @Test
    void oneKeyUnderTwoNamesWouldOverwriteItself() {
        DataKeyId key = spec.ledger.newKey();
        Wish wish = Wish.toStore(spec, CONNECTION, BEN);
        Wish twice = new Wish(CONNECTION, BEN, BEN, wish.account(), false, false, false, key, key);
        spec.given(ben).when(twice.command()).thenItIsRefused(KEY_EXISTS);
    }

    @Test
    void detailsStandUnderTheDetailsKeyThatComesAlong() {
        Wish wish = Wish.toStore(spec, CONNECTION, BEN);
        spec.given(ben)
                .altered(sealedUnder(wish.tokenKey()))
                .when(wish.command())
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void andNotUnderTheOneBefore() {
        Wish first = Wish.toStore(spec, CONNECTION, BEN);
        Wish again = Wish.toStore(spec, CONNECTION, BEN).replacing();
        spec.given(ben, first.command())
                .altered(sealedUnder(first.detailsKey()))
                .when(again.command())
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void aKeyThatIsNotStoredIsUnknown() {
        spec.given(ben)
                .altered(sealedUnder(spec.ledger.newKey()))
                .when(new Command.UpdateIdentity(BEN))
                .thenItIsRefused(KEY_UNKNOWN);
    }

    @Test
    void aKeyOfSomebodyElseIsForeign() {
        RegisterIdentity cid = new RegisterIdentity(CID, spec.ledger.newKey(), Set.of());
        spec.given(ben, cid)
                .altered(sealedUnder(cid.detailsKey()))
                .when(new Command.UpdateIdentity(BEN))
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void aChangeOfTheRosterStandsUnderTheServersKey() {
        spec.given(ben)
                .altered(sealedUnder(bensKey))
                .when(new Command.ChangeAdmin(spec.ledger.roster, BEN, true))
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void anApiTokenStandsUnderItsIdentitysKey() {
        spec.given(ben)
                .altered(sealedUnder(bensKey))
                .when(new Command.IssueApiToken(Ledger.token(BEN, 1), BEN, Ledger.DIGEST))
                .thenItHappens(new Fact.ApiTokenIssued(BEN, Ledger.DIGEST));
    }

    @Test
    void aForgeStandsUnderItsIdentitysKeyAndNotTheConnections() {
        Wish wish = Wish.toStore(spec, CONNECTION, BEN);
        spec.given(ben, wish.command())
                .altered(sealedUnder(wish.detailsKey()))
                .when(new Command.ActivateForge(ForgeId.of(BEN), BEN, CONNECTION))
                .thenItIsRefused(KEY_FOREIGN);
    }

    @Test
    void aTransferThatRacedWithAReconnectMayStandUnderTheKeyBefore() {
        Wish first = Wish.toStore(spec, CONNECTION, BEN);
        Wish again = Wish.toStore(spec, CONNECTION, BEN).replacing();
        RegisterIdentity cid = new RegisterIdentity(CID, spec.ledger.newKey(), Set.of());
        spec.given(ben, cid, first.command(), again.command())
                .as(BEN)
                .altered(sealedUnder(first.detailsKey()))
                .when(new Command.TransferConnection(CONNECTION, Authority.OWNER, CID, 1))
                .thenItHappens(new Fact.ConnectionTransferred(BEN, CID, 1));
    }

    @Test
    void aFoundingStandsUnderTheShardsKeyAndNotTheServers() {
        Specification empty = Specification.ofEmptyShard(1, 0);
        Command.FoundShard founding = empty.ledger.founding(0, ADA);
        empty.altered(message -> sealedUnder(founding.newKeys().get(1)).apply(message))
                .when(founding)
                .thenItIsRefused(KEY_FOREIGN);
    }

    private static WrappedDataKey key(DataKeyId id, EntityId subject) {
        return new WrappedDataKey(id, subject, "details", Ledger.DIGEST);
    }

    private static UnaryOperator<CommandMessage> with(List<WrappedDataKey> keys) {
        return message ->
                new CommandMessage(message.header(), message.command(), message.clear(), message.sealed(), keys);
    }

    private static UnaryOperator<CommandMessage> sealedUnder(DataKeyId key) {
        return message -> {
            SealedPart part = new SealedPart(
                    key, message.sealed().schema(), message.sealed().ciphertext());
            return new CommandMessage(message.header(), message.command(), message.clear(), part, message.keys());
        };
    }
}
