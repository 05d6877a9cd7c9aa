package io.credledger.ledger;

import static io.credledger.ledger.History.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.EntityState.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each event means for a connection. */
class EvolveConnectionTest {

    private static final Samples SAMPLES = Samples.full(31);
    private static final IdentityId ALICE = SAMPLES.of(IdentityId.class);
    private static final IdentityId BOB = SAMPLES.of(IdentityId.class);
    private static final IdentityId CAROL = SAMPLES.of(IdentityId.class);
    private static final ConnectionId CONNECTION = SAMPLES.of(ConnectionId.class);
    private static final ProviderRef PROVIDER = SAMPLES.of(ProviderRef.class);
    private static final AccountId ACCOUNT = SAMPLES.of(AccountId.class);
    private static final List<DataKeyId> KEYS = List.of(
            SAMPLES.of(DataKeyId.class),
            SAMPLES.of(DataKeyId.class),
            SAMPLES.of(DataKeyId.class),
            SAMPLES.of(DataKeyId.class));
    private static final Fact DISCONNECTED = new Fact.ConnectionDisconnected();

    private static History connection() {
        return History.of(CONNECTION, ALICE);
    }

    private static Fact granted(int generation) {
        return granted(ALICE, ALICE, generation);
    }

    private static Fact granted(IdentityId namespace, IdentityId owner, int generation) {
        int first = 2 * (Math.min(generation, 2) - 1);
        return new Fact.ConnectionGranted(
                namespace,
                owner,
                1,
                PROVIDER,
                ACCOUNT,
                CredentialKind.OAUTH2,
                true,
                true,
                generation,
                KEYS.get(first),
                KEYS.get(first + 1));
    }

    private static Fact transferred(IdentityId from, IdentityId to) {
        return new Fact.ConnectionTransferred(from, to, 5);
    }

    @Test
    void aGrantedConnectionIsConnectedAndItsOwners() {
        connection().when(granted(1)).then(Connection.class, connection -> {
            assertThat(connection.connected()).isTrue();
            assertThat(connection.owner()).isEqualTo(ALICE);
            assertThat(connection.ownerEpoch()).isEqualTo(1);
            assertThat(connection.generation()).isEqualTo(1);
            assertThat(connection.account()).isEqualTo(ACCOUNT);
            assertThat(connection.grantedAt()).isEqualTo(second(1));
            assertThat(connection.usableBy(ALICE)).isTrue();
            assertThat(connection.usableBy(BOB)).isFalse();
        });
    }

    @Test
    void aNewGenerationHasNewKeysAndRemembersTheOld() {
        connection().given(granted(1)).when(granted(2)).then(Connection.class, connection -> {
            assertThat(connection.keys()).isEqualTo(KEYS);
            assertThat(connection.detailsKey()).isEqualTo(KEYS.get(2));
            assertThat(connection.tokenKey()).isEqualTo(KEYS.get(3));
            assertThat(connection.grantedAt()).isEqualTo(second(2));
            assertThat(connection.stamp().createdAt()).isEqualTo(second(1));
        });
    }

    @Test
    void aReplacedGrantKeepsTheShares() {
        connection()
                .given(granted(1), new Fact.AccessShared(BOB))
                .when(granted(2))
                .then(
                        Connection.class,
                        connection -> assertThat(connection.sharedWith()).containsExactly(BOB));
    }

    @Test
    void aConnectionThatComesBackHasNoShares() {
        connection()
                .given(granted(1), new Fact.AccessShared(BOB), DISCONNECTED)
                .when(granted(2))
                .then(Connection.class, connection -> {
                    assertThat(connection.connected()).isTrue();
                    assertThat(connection.sharedWith()).isEmpty();
                });
    }

    @Test
    void aTransferredConnectionHasOneOwnerAndNoShares() {
        connection()
                .given(granted(1), new Fact.AccessShared(BOB), new Fact.AccessShared(CAROL))
                .when(transferred(ALICE, BOB))
                .then(Connection.class, connection -> {
                    assertThat(connection.owner()).isEqualTo(BOB);
                    assertThat(connection.ownerEpoch()).isEqualTo(5);
                    assertThat(connection.namespace()).isEqualTo(ALICE);
                    assertThat(connection.sharedWith()).isEmpty();
                    assertThat(connection.usableBy(ALICE)).isFalse();
                    assertThat(connection.generation()).isEqualTo(1);
                });
    }

    @Test
    void aShareIsGivenAndWithdrawn() {
        connection()
                .given(granted(1))
                .when(new Fact.AccessShared(BOB))
                .then(
                        Connection.class,
                        connection -> assertThat(connection.usableBy(BOB)).isTrue());
        connection()
                .given(granted(1), new Fact.AccessShared(BOB), new Fact.AccessShared(CAROL))
                .when(new Fact.AccessWithdrawn(BOB))
                .then(
                        Connection.class,
                        connection -> assertThat(connection.sharedWith()).containsExactly(CAROL));
    }

    @Test
    void aDisconnectedConnectionIsNobodysToUse() {
        connection()
                .given(granted(1), new Fact.AccessShared(BOB))
                .when(DISCONNECTED)
                .then(Connection.class, connection -> {
                    assertThat(Set.of(ALICE, BOB)).noneMatch(connection::usableBy);
                    assertThat(connection.owner()).isEqualTo(ALICE);
                    assertThat(connection.sharedWith()).isEmpty();
                });
    }

    @Test
    void aDisconnectedConnectionStaysDisconnected() {
        connection()
                .given(granted(1), DISCONNECTED)
                .when(transferred(ALICE, BOB))
                .breaksTheHistory("a connection that changes hands must be connected");
    }

    @Test
    void nobodyTransfersWhatIsNotTheirs() {
        connection()
                .given(granted(1), transferred(ALICE, BOB))
                .when(transferred(ALICE, CAROL))
                .breaksTheHistory("a connection is transferred from its owner");
    }

    @Test
    void aGenerationThatDoesNotFollowBreaksTheHistory() {
        connection().when(granted(2)).breaksTheHistory("generations must be dense");
        connection().given(granted(1)).when(granted(1)).breaksTheHistory("generations must be dense");
        connection().given(granted(1)).when(granted(3)).breaksTheHistory("generations must be dense");
    }

    @Test
    void aNamespaceNeverChanges() {
        connection()
                .given(granted(1))
                .when(granted(BOB, ALICE, 2))
                .breaksTheHistory("a connection never changes its namespace");
    }

    @Test
    void aGrantToAnotherKindOfEntityBreaksTheHistory() {
        History.of(ALICE, ALICE).when(granted(1)).breaksTheHistory("an event must happen to an entity of its own kind");
    }
}
