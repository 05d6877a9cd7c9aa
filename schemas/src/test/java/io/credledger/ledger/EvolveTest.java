package io.credledger.ledger;

import static io.credledger.ledger.History.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.EntityState.Shard;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each event means for shard, identity, roster, token, provider client and active forge. */
class EvolveTest {

    private static final Samples SAMPLES = Samples.full(29);
    private static final IdentityId ALICE = SAMPLES.of(IdentityId.class);
    private static final IdentityId BOB = SAMPLES.of(IdentityId.class);
    private static final AdminRosterId ROSTER = SAMPLES.of(AdminRosterId.class);
    private static final ApiTokenId TOKEN = SAMPLES.of(ApiTokenId.class);
    private static final ProviderClientId CLIENT = SAMPLES.of(ProviderClientId.class);
    private static final ConnectionId CONNECTION = SAMPLES.of(ConnectionId.class);
    private static final DataKeyId KEY = SAMPLES.of(DataKeyId.class);
    private static final Fact.LedgerFounded FOUNDED = SAMPLES.of(Fact.LedgerFounded.class);
    private static final Fact.IdentityRegistered REGISTERED = new Fact.IdentityRegistered(KEY, Set.of(Role.USER));
    private static final Fact.ApiTokenIssued ISSUED = new Fact.ApiTokenIssued(ALICE, Octets.parseHex("aa"));
    private static final Fact.ProviderClientStored STORED = SAMPLES.of(Fact.ProviderClientStored.class);
    private static final Fact.ProviderClientStored STORED_AGAIN = SAMPLES.of(Fact.ProviderClientStored.class);

    private static History of(EntityId entity) {
        return History.of(entity, BOB);
    }

    @Test
    void aFoundedShardKeepsItsFounding() {
        of(ShardId.of(FOUNDED.shard()))
                .when(FOUNDED)
                .then(Shard.class, shard -> assertThat(shard.fact()).isEqualTo(FOUNDED));
    }

    @Test
    void aShardIsFoundedOnceAndUnderItsOwnNumber() {
        of(ShardId.of(FOUNDED.shard())).given(FOUNDED).when(FOUNDED).breaksTheHistory("an entity begins once");
        of(ShardId.of(FOUNDED.shard() + 1)).when(FOUNDED).breaksTheHistory("a shard is founded under its own number");
    }

    @Test
    void aRegisteredIdentityIsActiveAtItsFirstEpoch() {
        of(ALICE).when(REGISTERED).then(Identity.class, alice -> {
            assertThat(alice.id()).isEqualTo(ALICE);
            assertThat(alice.active()).isTrue();
            assertThat(alice.epoch()).isEqualTo(1);
            assertThat(alice.roles()).containsExactly(Role.USER);
            assertThat(alice.detailsKey()).isEqualTo(KEY);
        });
    }

    @Test
    void everyStateKnowsItsVersionItsTimesAndWhoWasLast() {
        of(ALICE)
                .given(REGISTERED, new Fact.IdentityUpdated())
                .when(new Fact.IdentityUpdated())
                .then(
                        Identity.class,
                        alice -> assertThat(alice.stamp()).isEqualTo(new Stamp(3, second(1), second(3), BOB)));
    }

    @Test
    void aRoleIsGivenAndTaken() {
        of(ALICE)
                .given(REGISTERED)
                .when(new Fact.RoleChanged(ALICE, Role.AUDITOR, true))
                .then(Identity.class, alice -> assertThat(alice.roles()).containsExactly(Role.USER, Role.AUDITOR));
        of(ALICE)
                .given(REGISTERED)
                .when(new Fact.RoleChanged(ALICE, Role.USER, false))
                .then(Identity.class, alice -> assertThat(alice.roles()).isEmpty());
    }

    @Test
    void aRoleOfSomebodyElseBreaksTheHistory() {
        of(ALICE)
                .given(REGISTERED)
                .when(new Fact.RoleChanged(BOB, Role.AUDITOR, true))
                .breaksTheHistory("a role changes on the identity that has it");
    }

    @Test
    void aDeactivatedIdentityIsInactiveAtAHigherEpochAndKeepsItsRoles() {
        of(ALICE).given(REGISTERED).when(new Fact.IdentityDeactivated(2)).then(Identity.class, alice -> {
            assertThat(alice.active()).isFalse();
            assertThat(alice.epoch()).isEqualTo(2);
            assertThat(alice.roles()).containsExactly(Role.USER);
        });
    }

    @Test
    void aReactivatedIdentityIsActiveAtAHigherEpochStill() {
        of(ALICE)
                .given(REGISTERED, new Fact.IdentityDeactivated(2))
                .when(new Fact.IdentityReactivated(3))
                .then(Identity.class, alice -> {
                    assertThat(alice.active()).isTrue();
                    assertThat(alice.epoch()).isEqualTo(3);
                });
    }

    @Test
    void anEpochThatIsNotRaisedBreaksTheHistory() {
        of(ALICE)
                .given(REGISTERED, new Fact.IdentityDeactivated(2))
                .when(new Fact.IdentityReactivated(2))
                .breaksTheHistory("an epoch must be raised");
    }

    @Test
    void theRosterHoldsTheAdmins() {
        of(ROSTER)
                .given(new Fact.RoleChanged(ALICE, Role.ADMIN, true))
                .when(new Fact.RoleChanged(BOB, Role.ADMIN, true))
                .then(AdminRoster.class, roster -> assertThat(roster.admins()).containsExactlyInAnyOrder(ALICE, BOB));
        of(ROSTER)
                .given(new Fact.RoleChanged(ALICE, Role.ADMIN, true), new Fact.RoleChanged(BOB, Role.ADMIN, true))
                .when(new Fact.RoleChanged(ALICE, Role.ADMIN, false))
                .then(AdminRoster.class, roster -> assertThat(roster.admins()).containsExactly(BOB));
    }

    @Test
    void theAdminRoleAnywhereElseBreaksTheHistory() {
        String rule = "the admin role is held on the roster, any other on the identity";

        of(ALICE)
                .given(REGISTERED)
                .when(new Fact.RoleChanged(ALICE, Role.ADMIN, true))
                .breaksTheHistory(rule);
        of(ROSTER).when(new Fact.RoleChanged(ALICE, Role.AUDITOR, true)).breaksTheHistory(rule);
    }

    @Test
    void anIssuedTokenIsGoodUntilItIsRevoked() {
        of(TOKEN).when(ISSUED).then(ApiToken.class, token -> {
            assertThat(token.identity()).isEqualTo(ALICE);
            assertThat(token.secretHash()).isEqualTo(ISSUED.secretHash());
            assertThat(token.revoked()).isFalse();
        });
        of(TOKEN)
                .given(ISSUED)
                .when(new Fact.ApiTokenRevoked())
                .then(ApiToken.class, token -> assertThat(token.revoked()).isTrue());
    }

    @Test
    void aProviderClientIsStoredReplacedRemovedAndStoredAgain() {
        of(CLIENT).given(STORED).when(STORED_AGAIN).then(ProviderClient.class, client -> {
            assertThat(client.detailsKey()).isEqualTo(STORED_AGAIN.detailsKey());
            assertThat(client.tokenKey()).isEqualTo(STORED_AGAIN.tokenKey());
        });
        of(CLIENT)
                .given(STORED)
                .when(new Fact.ProviderClientRemoved())
                .then(
                        ProviderClient.class,
                        client -> assertThat(client.present()).isFalse());
        of(CLIENT)
                .given(STORED, new Fact.ProviderClientRemoved())
                .when(STORED_AGAIN)
                .then(ProviderClient.class, client -> {
                    assertThat(client.present()).isTrue();
                    assertThat(client.version()).isEqualTo(3);
                });
    }

    @Test
    void anActiveForgeIsSelectedSwitchedAndCleared() {
        ForgeId forge = ForgeId.of(ALICE);
        ConnectionId other = SAMPLES.of(ConnectionId.class);

        of(forge)
                .given(new Fact.ForgeActivated(ALICE, other))
                .when(new Fact.ForgeActivated(ALICE, CONNECTION))
                .then(ActiveForge.class, active -> {
                    assertThat(active.connection()).isEqualTo(CONNECTION);
                    assertThat(active.since()).isEqualTo(second(2));
                });
        of(forge)
                .given(new Fact.ForgeActivated(ALICE, CONNECTION))
                .when(new Fact.ForgeCleared(ALICE))
                .then(
                        ActiveForge.class,
                        active -> assertThat(active.connection()).isNull());
    }

    @Test
    void anEventBeforeTheFirstBreaksTheHistory() {
        String rule = "an event must follow a state of its own kind";

        of(ALICE).when(new Fact.IdentityUpdated()).breaksTheHistory(rule);
        of(ALICE).when(new Fact.IdentityDeactivated(2)).breaksTheHistory(rule);
        of(ALICE).when(new Fact.RoleChanged(ALICE, Role.USER, true)).breaksTheHistory(rule);
        of(TOKEN).when(new Fact.ApiTokenRevoked()).breaksTheHistory(rule);
        of(CLIENT).when(new Fact.ProviderClientRemoved()).breaksTheHistory(rule);
        of(CONNECTION).when(new Fact.ConnectionDisconnected()).breaksTheHistory(rule);
    }

    @Test
    void anEventOfAnotherKindBreaksTheHistory() {
        of(TOKEN)
                .given(ISSUED)
                .when(new Fact.IdentityUpdated())
                .breaksTheHistory("an event must follow a state of its own kind");
        of(TOKEN).given(ISSUED).when(STORED).breaksTheHistory("an event must happen to an entity of its own kind");
        of(ALICE).when(ISSUED).breaksTheHistory("an event must happen to an entity of its own kind");
        of(ALICE).when(FOUNDED).breaksTheHistory("an event must happen to an entity of its own kind");
    }

    @Test
    void aSecondBeginningBreaksTheHistory() {
        of(ALICE).given(REGISTERED).when(REGISTERED).breaksTheHistory("an entity begins once");
        of(TOKEN).given(ISSUED).when(ISSUED).breaksTheHistory("an entity begins once");
    }

    @Test
    void aVersionThatDoesNotFollowBreaksTheHistory() {
        String rule = "an entity's versions must be dense";

        of(ALICE).whenItsVersionIs(2, REGISTERED).breaksTheHistory(rule);
        of(ALICE)
                .given(REGISTERED)
                .whenItsVersionIs(1, new Fact.IdentityUpdated())
                .breaksTheHistory(rule);
        of(ALICE)
                .given(REGISTERED)
                .whenItsVersionIs(3, new Fact.IdentityUpdated())
                .breaksTheHistory(rule);
    }
}
