package io.credledger.operation;

import static io.credledger.ledger.Role.ADMIN;
import static io.credledger.ledger.Role.AUDITOR;
import static io.credledger.ledger.Role.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.Authority;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.Stamp;
import io.credledger.session.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final IdentityId ALICE = IdentityId.of(new Routing(1), 1);
    private static final IdentityId BOB = IdentityId.of(new Routing(2), 2);
    private static final IdentityId CAROL = IdentityId.of(new Routing(3), 3);
    private static final IdentityId SERVER = IdentityId.of(new Routing(9), 9);

    @Test
    void theOwnerManagesAndShares() {
        Standing owner = standing(ALICE, USER, ownedBy(ALICE));

        assertThat(owner.toManage()).isEqualTo(Authority.OWNER);
        assertThat(owner.toShare()).isEqualTo(Authority.OWNER);
        assertThat(owner.toWithdraw(BOB)).isEqualTo(Authority.OWNER);
        owner.requireHistory();
    }

    @Test
    void whoeverItIsSharedWithSeesItAndMayLeave() {
        Standing shared = standing(BOB, USER, ownedBy(ALICE));

        shared.requireVisible();
        assertThat(shared.toWithdraw(BOB)).isEqualTo(Authority.OWNER);
        refused("forbidden", shared::toManage);
        refused("forbidden", shared::toShare);
        refused("forbidden", () -> shared.toWithdraw(CAROL));
        refused("forbidden", shared::requireHistory);
    }

    @Test
    void forAnybodyElseItDoesNotExist() {
        Standing stranger = standing(CAROL, USER, ownedBy(ALICE));

        refused("unknown-connection", stranger::requireVisible);
        refused("unknown-connection", stranger::toManage);
        refused("unknown-connection", stranger::toShare);
        refused("unknown-connection", () -> stranger.toWithdraw(CAROL));
        refused("unknown-connection", stranger::requireHistory);
    }

    @Test
    void anAdminManagesButSharesOnlyWhatIsTheServers() {
        assertThat(standing(CAROL, ADMIN, ownedBy(ALICE)).toManage()).isEqualTo(Authority.ADMIN);
        refused("forbidden", standing(CAROL, ADMIN, ownedBy(ALICE))::toShare);
        assertThat(standing(CAROL, ADMIN, ownedBy(SERVER)).toShare()).isEqualTo(Authority.ADMIN);
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        Standing auditor = standing(CAROL, AUDITOR, ownedBy(ALICE));

        auditor.requireHistory();
        refused("forbidden", auditor::toManage);
        refused("forbidden", auditor::toShare);
    }

    private static void refused(String slug, ThrowingCallable call) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.refusal().slug()).isEqualTo(slug));
    }

    private static Standing standing(IdentityId caller, Role role, Connection connection) {
        return new Standing(new Caller(caller, Set.of(role), "api_token"), connection, SERVER);
    }

    private static Connection ownedBy(IdentityId owner) {
        DataKeyId key = DataKeyId.of(new byte[32]);
        return new Connection(
                ConnectionId.of(ALICE.routing(), 5),
                ALICE,
                owner,
                1,
                ProviderRef.of(1, 2),
                null,
                CredentialKind.BEARER,
                false,
                false,
                true,
                1,
                Set.of(BOB),
                List.of(key, key),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                new Stamp(1, Instant.EPOCH, Instant.EPOCH, owner));
    }
}
