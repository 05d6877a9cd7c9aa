package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.ledger.RefusalReason.FLOW_CONSUMED;
import static io.credledger.ledger.RefusalReason.FLOW_ENDED;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.LOGIN_EXISTS;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.UNKNOWN_FLOW;
import static io.credledger.ledger.RefusalReason.UNKNOWN_LOGIN;

import io.credledger.ledger.Command;
import io.credledger.ledger.Command.ConsumeFlow;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.FailFlow;
import io.credledger.ledger.Command.MapLogin;
import io.credledger.ledger.Command.UnmapLogin;
import io.credledger.ledger.Fact;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Routing;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Connect flows come back once; a subject is one identity at a time. */
class FlowsAndLoginsTest {

    private static final FlowId FLOW = FlowId.of(BEN.routing(), Ledger.START, 1);
    private static final LoginId LOGIN = LoginId.of(new Routing(5), 6);

    private final Specification spec = Specification.ofOneShard();
    private final Command ben = new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of());

    @Test
    void aFlowComesBack() {
        spec.given(ben).when(new ConsumeFlow(FLOW, BEN)).thenItHappens(new Fact.FlowConsumed(BEN));
    }

    @Test
    void aFlowComesBackOnce() {
        spec.given(ben, new ConsumeFlow(FLOW, BEN))
                .when(new ConsumeFlow(FLOW, BEN))
                .thenItIsRefused(FLOW_CONSUMED);
    }

    @Test
    void nobodyElsesFlowIsConsumed() {
        Command ada = new Command.RegisterIdentity(ADA, spec.ledger.newKey(), Set.of());
        spec.given(ben, ada).when(new ConsumeFlow(FLOW, ADA)).thenItIsRefused(MISROUTED);
    }

    @Test
    void theInactiveConnectNothing() {
        spec.given(ben, new DeactivateIdentity(BEN))
                .when(new ConsumeFlow(FLOW, BEN))
                .thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void aFlowFailsOnceAndOnlyAfterItCameBack() {
        spec.given(ben).when(new FailFlow(FLOW, BEN, "denied")).thenItIsRefused(UNKNOWN_FLOW);
        spec.given(new ConsumeFlow(FLOW, BEN))
                .when(new FailFlow(FLOW, BEN, "denied"))
                .thenItHappens(new Fact.FlowFailed("denied"));
        spec.when(new FailFlow(FLOW, BEN, "denied")).thenItIsRefused(FLOW_ENDED);
    }

    @Test
    void aSubjectIsMapped() {
        MapLogin map = new MapLogin(LOGIN, BEN, spec.ledger.newKey());
        spec.given(ben).when(map).thenItHappens(new Fact.LoginMapped(BEN, map.detailsKey()));
    }

    @Test
    void aSubjectIsOneIdentityAtATime() {
        spec.given(ben, new MapLogin(LOGIN, BEN, spec.ledger.newKey()))
                .when(new MapLogin(LOGIN, ADA, spec.ledger.newKey()))
                .thenItIsRefused(LOGIN_EXISTS);
    }

    @Test
    void afterTheMappingEndedItMayBeAnothers() {
        Command.RegisterIdentity ada = new Command.RegisterIdentity(ADA, spec.ledger.newKey(), Set.of());
        MapLogin again = new MapLogin(LOGIN, ADA, spec.ledger.newKey());
        spec.given(ben, ada, new MapLogin(LOGIN, BEN, spec.ledger.newKey()), new UnmapLogin(LOGIN, BEN))
                .when(again)
                .thenItHappens(new Fact.LoginMapped(ADA, again.detailsKey()));
    }

    @Test
    void aMappingThatIsNotThereCannotEnd() {
        spec.given(ben, new MapLogin(LOGIN, BEN, spec.ledger.newKey()))
                .when(new UnmapLogin(LOGIN, ADA))
                .thenItIsRefused(UNKNOWN_LOGIN);
    }
}
