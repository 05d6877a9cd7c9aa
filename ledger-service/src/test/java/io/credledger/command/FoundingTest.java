package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.ledger.RefusalReason.ALREADY_FOUNDED;
import static io.credledger.ledger.RefusalReason.FOREIGN_LEDGER;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.Command.FoundShard;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Seq 1 of every shard, once; server and roster where the server lives, and only there. */
class FoundingTest {

    private static final int SHARDS = 4;
    private static final int HOME = Ledger.identity("server").routing().shard(SHARDS);
    private static final int ELSEWHERE = (HOME + 1) % SHARDS;

    private final Specification home = Specification.ofEmptyShard(SHARDS, HOME);
    private final Specification elsewhere = Specification.ofEmptyShard(SHARDS, ELSEWHERE);

    @Test
    void theServersShardBeginsWithServerAndRoster() {
        FoundShard founding = home.ledger.founding(HOME, ADA);
        home.when(founding)
                .thenItHappens(
                        founding.founding(),
                        new Fact.IdentityRegistered(key(founding), Set.of()),
                        new Fact.RoleChanged(ADA, Role.ADMIN, true));
    }

    @Test
    void anyOtherShardBeginsWithTheFoundingAlone() {
        FoundShard founding = elsewhere.ledger.founding(ELSEWHERE, ADA);
        elsewhere.when(founding).thenItHappens(founding.founding());
    }

    @Test
    void aShardIsFoundedOnce() {
        elsewhere
                .given(elsewhere.ledger.founding(ELSEWHERE, ADA))
                .when(elsewhere.ledger.founding(ELSEWHERE, ADA))
                .thenItIsRefused(ALREADY_FOUNDED);
    }

    @Test
    void theServersShardIsNotFoundedWithoutTheServer() {
        LedgerFounded founding = home.ledger.founding(HOME, ADA).founding();
        home.when(new FoundShard(founding, null, null, null)).thenItIsRefused(MISROUTED);
    }

    @Test
    void noOtherShardIsFoundedWithTheServer() {
        elsewhere.when(with(elsewhere, elsewhere.ledger.roster)).thenItIsRefused(MISROUTED);
    }

    @Test
    void noOtherShardIsFoundedWithARosterOfItsOwn() {
        elsewhere.when(with(elsewhere, AdminRosterId.of(ADA.routing(), 7))).thenItIsRefused(MISROUTED);
    }

    @Test
    void theServersShardIsNotFoundedWithARosterElsewhere() {
        FoundShard founding = home.ledger.founding(HOME, ADA);
        home.when(new FoundShard(founding.founding(), AdminRosterId.of(ADA.routing(), 7), founding.serverKey(), ADA))
                .thenItIsRefused(MISROUTED);
    }

    @Test
    void aFoundingThatReachesAnotherShardIsMisrouted() {
        Specification wrong = Specification.ofEmptyShard(SHARDS, (HOME + 2) % SHARDS);
        wrong.when(wrong.ledger.founding(ELSEWHERE, ADA)).thenItIsRefused(MISROUTED);
    }

    @Test
    void aFoundingOfAnotherLedgerThanItsCommandsIsForeign() {
        LedgerFounded own = elsewhere.ledger.founding(ELSEWHERE, ADA).founding();
        LedgerFounded other = of(LedgerId.of(9, 9), own);
        elsewhere.when(new FoundShard(other, null, null, null)).thenItIsRefused(FOREIGN_LEDGER);
    }

    @Test
    void rosterServerKeyAndFirstAdminComeTogether() {
        LedgerFounded founding = home.ledger.founding(HOME, ADA).founding();
        assertThatIllegalArgumentException().isThrownBy(() -> new FoundShard(founding, home.ledger.roster, null, null));
    }

    private static FoundShard with(Specification spec, AdminRosterId roster) {
        LedgerFounded founding = spec.ledger.founding(ELSEWHERE, ADA).founding();
        return new FoundShard(founding, roster, spec.ledger.newKey(), ADA);
    }

    private static DataKeyId key(FoundShard founding) {
        DataKeyId key = founding.serverKey();
        if (key == null) {
            throw new AssertionError("the home shard's founding brings the server's key");
        }
        return key;
    }

    private static LedgerFounded of(LedgerId ledger, LedgerFounded like) {
        Octets digest = Ledger.DIGEST;
        return new LedgerFounded(
                ledger,
                like.shard(),
                like.shards(),
                like.vault(),
                like.server(),
                like.detailsKey(),
                digest,
                digest,
                digest,
                digest,
                digest);
    }
}
