package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.ledger.RefusalReason.IDENTITY_EXISTS;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;
import static io.credledger.ledger.RefusalReason.LAST_ADMIN;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.ChangeAdmin;
import io.credledger.ledger.Command.ChangeRoles;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.ReactivateIdentity;
import io.credledger.ledger.Command.RegisterIdentity;
import io.credledger.ledger.Command.UpdateIdentity;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities, their roles and epochs, and the roster that is never empty. */
class IdentitiesTest {

    private static final IdentityId NOBODY = Ledger.identity("nobody");

    private final Specification spec = Specification.ofOneShard();
    private final AdminRosterId roster = spec.ledger.roster;
    private final RegisterIdentity ben = new RegisterIdentity(BEN, spec.ledger.newKey(), Set.of(Role.USER));

    @Test
    void somebodyNewIsRegistered() {
        spec.when(ben).thenItHappens(new Fact.IdentityRegistered(ben.detailsKey(), Set.of(Role.USER)));
    }

    @Test
    void somebodyKnownIsNotRegisteredAgain() {
        spec.given(ben)
                .when(new RegisterIdentity(BEN, spec.ledger.newKey(), Set.of()))
                .thenItIsRefused(IDENTITY_EXISTS);
    }

    @Test
    void theReservedIdentityExistsFromTheFounding() {
        spec.when(new RegisterIdentity(spec.ledger.server, spec.ledger.newKey(), Set.of()))
                .thenItIsRefused(IDENTITY_EXISTS);
    }

    @Test
    void detailsAreReplacedAsOftenAsSomebodyLikes() {
        spec.given(ben, new UpdateIdentity(BEN))
                .when(new UpdateIdentity(BEN))
                .thenItHappens(new Fact.IdentityUpdated());
    }

    /** Whose details key would they be sealed under? */
    @ParameterizedTest
    @MethodSource("changesOfNobody")
    void whatIsForNobodyHasNoKeyToStandUnder(Command command) {
        spec.when(command).thenItIsRefused(KEY_UNKNOWN);
    }

    static Stream<Command> changesOfNobody() {
        return Stream.of(
                new UpdateIdentity(NOBODY),
                new ChangeRoles(NOBODY, Set.of()),
                new DeactivateIdentity(NOBODY),
                new ReactivateIdentity(NOBODY));
    }

    /** A key can be there without its identity only where a store was damaged: even then nothing happens to nobody. */
    @ParameterizedTest
    @MethodSource("changesOfNobody")
    void nothingHappensToNobody(Command command) {
        spec.shard.addKeyOf(NOBODY, spec.ledger);
        spec.when(command).thenItIsRefused(UNKNOWN_IDENTITY);
    }

    @Test
    void rolesBecomeExactlyTheWantedOnes() {
        spec.given(ben)
                .when(new ChangeRoles(BEN, Set.of(Role.AUDITOR, Role.SERVICE)))
                .thenItHappens(
                        new Fact.RoleChanged(BEN, Role.USER, false),
                        new Fact.RoleChanged(BEN, Role.AUDITOR, true),
                        new Fact.RoleChanged(BEN, Role.SERVICE, true));
    }

    @Test
    void rolesThatSomebodyHasStay() {
        spec.given(ben).when(new ChangeRoles(BEN, Set.of(Role.USER))).thenItWasSoAlready();
    }

    @Test
    void adminIsNoRoleOfAnIdentity() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeRoles(BEN, Set.of(Role.ADMIN)));
    }

    @Test
    void anAdminMakesAnother() {
        spec.when(new ChangeAdmin(roster, BEN, true)).thenItHappens(new Fact.RoleChanged(BEN, Role.ADMIN, true));
    }

    @Test
    void anAdminIsOneAlready() {
        spec.when(new ChangeAdmin(roster, ADA, true)).thenItWasSoAlready();
    }

    @Test
    void whoIsNoAdminStaysNone() {
        spec.when(new ChangeAdmin(roster, BEN, false)).thenItWasSoAlready();
    }

    @Test
    void oneOfTwoAdminsMayGo() {
        spec.given(new ChangeAdmin(roster, BEN, true))
                .when(new ChangeAdmin(roster, ADA, false))
                .thenItHappens(new Fact.RoleChanged(ADA, Role.ADMIN, false));
    }

    @Test
    void theLastAdminStays() {
        spec.when(new ChangeAdmin(roster, ADA, false)).thenItIsRefused(LAST_ADMIN);
    }

    @Test
    void theOneWhoIsLeftIsTheLast() {
        spec.given(new ChangeAdmin(roster, BEN, true), new ChangeAdmin(roster, ADA, false))
                .when(new ChangeAdmin(roster, BEN, false))
                .thenItIsRefused(LAST_ADMIN);
    }

    @Test
    void deactivationRaisesTheEpoch() {
        spec.given(ben).when(new DeactivateIdentity(BEN)).thenItHappens(new Fact.IdentityDeactivated(2));
    }

    @Test
    void reactivationRaisesItAgain() {
        spec.given(ben, new DeactivateIdentity(BEN))
                .when(new ReactivateIdentity(BEN))
                .thenItHappens(new Fact.IdentityReactivated(3));
    }

    @Test
    void whoIsInactiveIsNotDeactivatedAgain() {
        spec.given(ben, new DeactivateIdentity(BEN))
                .when(new DeactivateIdentity(BEN))
                .thenItWasSoAlready();
    }

    @Test
    void whoIsActiveIsNotReactivated() {
        spec.given(ben).when(new ReactivateIdentity(BEN)).thenItWasSoAlready();
    }

    @Test
    void theInactiveKeepTheirRolesAndMayLoseThem() {
        spec.given(ben, new DeactivateIdentity(BEN))
                .when(new ChangeRoles(BEN, Set.of()))
                .thenItHappens(new Fact.RoleChanged(BEN, Role.USER, false));
    }
}
