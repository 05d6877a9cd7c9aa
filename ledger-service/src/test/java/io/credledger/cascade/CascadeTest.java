package io.credledger.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.command.Ledger;
import io.credledger.ledger.AccountId;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.RevocationResult;
import io.credledger.ledger.Routing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows when somebody ends, in all shards. */
class CascadeTest {

    private static final IdentityId BEN = Ledger.identity("ben");
    private static final IdentityId CID = Ledger.identity("cid");
    private static final IdentityId DAN = Ledger.identity("dan");
    private static final LoginId LOGIN = LoginId.of(new Routing(5), 6);

    private final Town town = new Town(3, 17);

    @BeforeEach
    void people() {
        for (IdentityId each : List.of(BEN, CID, DAN)) {
            town.take(new Command.RegisterIdentity(each, town.ledger.newKey(), Set.of()));
        }
    }

    @Test
    void theThreeLiveInDifferentPlaces() {
        assertThat(List.of(BEN, CID, DAN).stream().map(town.ledger::shardOf).distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void whatADeactivatedPersonOwnsIsDisconnectedWhereverItLives() {
        ConnectionId own = granted(BEN, 1, null);
        ConnectionId received = granted(CID, 1, null);
        handed(received, BEN, 1);
        ConnectionId given = granted(BEN, 2, null);
        handed(given, CID, 1);

        town.take(new Command.DeactivateIdentity(BEN));
        town.settle();

        assertThat(state(own).connected()).isFalse();
        assertThat(state(received).connected()).isFalse();
        assertThat(state(given).connected()).isTrue();
        assertThat(state(own).shredded()).isNull();
    }

    @Test
    void whatRacedWithItIsDisconnectedToo() {
        ConnectionId late = granted(CID, 1, null);
        town.take(new Command.DeactivateIdentity(BEN));
        town.settle();

        handed(late, BEN, 1);
        town.settle();

        assertThat(state(late).connected()).isFalse();
    }

    @Test
    void whoeverIsBackKeepsWhatCameAfter() {
        town.take(new Command.DeactivateIdentity(BEN));
        town.settle();
        town.take(new Command.ReactivateIdentity(BEN));
        ConnectionId fresh = granted(CID, 1, null);
        handed(fresh, BEN, 3);
        town.settle();

        assertThat(state(fresh).connected()).isTrue();
    }

    @Test
    void keysGoAfterTheRevocationAndNotBefore() {
        ConnectionId own = granted(BEN, 1, null);
        ConnectionId received = granted(CID, 1, null);
        handed(received, BEN, 1);
        town.take(new Command.EraseIdentity(BEN));
        town.settle();
        assertThat(state(own).connected()).isFalse();
        assertThat(state(own).shredded()).isNull();
        assertThat(identity().shredded()).isNull();

        revoked(own);
        revoked(received);
        town.settle();

        assertThat(state(own).erased()).isTrue();
        assertThat(state(received).erased()).isTrue();
        assertThat(identity().shredded()).isEqualTo(1);
    }

    @Test
    void patienceEnds() {
        ConnectionId own = granted(BEN, 1, null);
        town.take(new Command.EraseIdentity(BEN));
        town.settle();

        town.pass(Town.PATIENCE.minusMinutes(2));
        assertThat(state(own).erased()).isFalse();
        town.pass(Duration.ofMinutes(4));

        assertThat(state(own).erased()).isTrue();
        assertThat(identity().shredded()).isEqualTo(1);
    }

    @Test
    void whatIsAnothersByNowKeepsItsKeys() {
        ConnectionId given = granted(BEN, 2, null);
        handed(given, CID, 1);
        town.take(new Command.EraseIdentity(BEN));
        town.settle();

        assertThat(state(given).connected()).isTrue();
        assertThat(state(given).shredded()).isNull();
        assertThat(identity().shredded()).isEqualTo(1);
    }

    @Test
    void tokensLoginsAndTheAdminRoleGoToo() {
        town.take(new Command.IssueApiToken(Ledger.token(BEN, 1), BEN, Ledger.DIGEST));
        town.take(new Command.MapLogin(LOGIN, BEN, town.ledger.newKey()));
        town.take(new Command.ChangeAdmin(town.ledger.roster, BEN, true));
        town.take(new Command.EraseIdentity(BEN));
        town.settle();

        assertThat(Objects.requireNonNull(town.find(Ledger.token(BEN, 1), ApiToken.class))
                        .revoked())
                .isTrue();
        Login login = Objects.requireNonNull(town.find(LOGIN, Login.class));
        assertThat(login.mapped()).isFalse();
        assertThat(login.shredded()).isEqualTo(1);
        assertThat(Objects.requireNonNull(town.find(town.ledger.roster, AdminRoster.class))
                        .admins())
                .doesNotContain(BEN);
        assertThat(identity().shredded()).isEqualTo(1);
    }

    @Test
    void aSubjectThatIsAnothersByNowKeepsItsOwnKey() {
        town.take(new Command.MapLogin(LOGIN, BEN, town.ledger.newKey()));
        town.take(new Command.UnmapLogin(LOGIN, BEN));
        town.take(new Command.MapLogin(LOGIN, CID, town.ledger.newKey()));
        town.take(new Command.EraseIdentity(BEN));
        town.settle();

        Login login = Objects.requireNonNull(town.find(LOGIN, Login.class));
        assertThat(login.mapped()).isTrue();
        assertThat(login.shredded()).isEqualTo(1);
        assertThat(town.facts())
                .contains(new Fact.DataKeyShredded(login.keys().get(0)))
                .doesNotContain(new Fact.DataKeyShredded(login.keys().get(1)));
    }

    @Test
    void nothingIsAskedTwiceOnceItIsDone() {
        granted(BEN, 1, null);
        town.take(new Command.DeactivateIdentity(BEN));
        town.settle();
        int given = town.given.size();

        town.pass(Duration.ofHours(2));

        assertThat(given).isEqualTo(1);
        assertThat(town.given).hasSize(given);
    }

    @Test
    void whatWasRefusedIsAskedAgainUnderAnotherId() {
        // The last admin stays on the roster until there is another.
        IdentityId ada = Ledger.identity("ada");
        town.take(new Command.RegisterIdentity(ada, town.ledger.newKey(), Set.of()));
        town.take(new Command.EraseIdentity(ada));
        town.settle();
        town.take(new Command.ChangeAdmin(town.ledger.roster, BEN, true), BEN);
        town.pass(Duration.ofMinutes(10));

        assertThat(Objects.requireNonNull(town.find(town.ledger.roster, AdminRoster.class))
                        .admins())
                .containsExactly(BEN);
        assertThat(town.given).extracting(message -> message.header().id()).doesNotHaveDuplicates();
    }

    @Test
    void oneAccountUnderTwoIdentitiesIsFoundOnBothOnce() {
        AccountId account = AccountId.of(11, 12);
        ConnectionId bens = granted(BEN, 1, account);
        town.settle();
        ConnectionId cids = granted(CID, 1, account);
        town.settle();

        assertThat(state(bens).knownConflicts()).containsExactly(cids);
        assertThat(state(cids).knownConflicts()).containsExactly(bens);
        assertThat(state(bens).connected()).isTrue();

        granted(BEN, 2, account);
        town.settle();
        assertThat(town.facts().stream().filter(Fact.AccountConflictFound.class::isInstance))
                .hasSize(4);
    }

    @Test
    void oneAccountTwiceUnderOneIdentityIsNoConflict() {
        AccountId account = AccountId.of(11, 12);
        granted(BEN, 1, account);
        granted(BEN, 2, account);
        town.settle();

        assertThat(town.given).isEmpty();
    }

    private ConnectionId granted(IdentityId namespace, int number, @Nullable AccountId account) {
        ConnectionId id = Ledger.connection(namespace, number);
        town.take(new Command.StoreConnection(
                id,
                namespace,
                namespace,
                1,
                ProviderRef.of(3, 4),
                account,
                CredentialKind.OAUTH2,
                account != null,
                true,
                false,
                false,
                false,
                town.ledger.newKey(),
                town.ledger.newKey()));
        return id;
    }

    private void handed(ConnectionId connection, IdentityId to, long epoch) {
        town.take(new Command.TransferConnection(connection, Authority.ADMIN, to, epoch));
    }

    private void revoked(ConnectionId connection) {
        town.take(new Command.RecordRevocation(connection, state(connection).generation(), RevocationResult.REVOKED));
    }

    private Connection state(ConnectionId id) {
        return Objects.requireNonNull(town.find(id, Connection.class));
    }

    private Identity identity() {
        return Objects.requireNonNull(town.find(BEN, Identity.class));
    }
}
