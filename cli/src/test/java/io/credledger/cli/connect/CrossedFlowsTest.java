package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.connect.Arrival;
import io.credledger.connect.Begun;
import io.credledger.connect.FlowOutcome.Completed;
import io.credledger.ledger.Command;
import io.credledger.ledger.Handle;
import io.credledger.operation.Desk;
import io.credledger.operation.Identities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two sessions, two identities, crossed callbacks: nobody's account lands on somebody else, no code is sent anywhere, and no flow is used up,
 * so that its owner can still complete it.
 */
class CrossedFlowsTest {

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anAttackersCallbackInAVictimsBrowserIsNoFlowOfThatBrowser() throws Exception {
        Traveller attacker = bench.gone(bench.bob);
        Traveller victim = bench.gone(bench.alice);

        refused("state-invalid", () -> bench.land(victim, bench.alice, attacker.accepted("code of the attacker's")));

        nothingHappened();
        theFlowIsStillThere(attacker);
        theFlowIsStillThere(victim);
    }

    @Test
    void aVictimsCallbackInAnAttackersBrowserNeither() throws Exception {
        Traveller attacker = bench.gone(bench.bob);
        Traveller victim = bench.gone(bench.alice);

        refused("state-invalid", () -> bench.land(attacker, bench.bob, victim.accepted("stolen")));

        nothingHappened();
        theFlowIsStillThere(victim);
    }

    @Test
    void anAttackersWholeFlowInAVictimsBrowserIsAnotherIdentitys() throws Exception {
        Traveller planted = bench.gone(bench.bob);

        refused("flow-foreign", () -> bench.land(planted, bench.alice, planted.accepted()));

        nothingHappened();
        theFlowIsStillThere(planted);
    }

    @Test
    void whoSignedInAsSomebodyElseMeanwhileDoesNotGetIt() throws Exception {
        Traveller traveller = bench.gone(bench.alice);

        refused("flow-foreign", () -> bench.land(traveller, bench.bob, traveller.accepted()));

        nothingHappened();
        theFlowIsStillThere(traveller);
    }

    @Test
    void whoIsNotSignedInAnyMoreSignsInFirst() throws Exception {
        Traveller traveller = bench.gone(bench.alice);

        refused("not-authenticated", () -> bench.land(traveller, null, traveller.accepted()));

        nothingHappened();
        theFlowIsStillThere(traveller);
    }

    @Test
    void aStateIsTakenWholeOrNotAtAll() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        String state = traveller.state();
        for (String wrong : List.of(
                "",
                traveller.flow().value(),
                state.substring(0, state.length() - 1),
                state + "A",
                "nonsense",
                "flw_x.y")) {
            Map<String, List<String>> query = Map.of("code", List.of("code"), "state", List.of(wrong));
            refused("state-invalid", () -> bench.land(traveller, bench.alice, query));
        }
        refused("state-invalid", () -> bench.land(traveller, bench.alice, Map.of("code", List.of("code"))));
        refused(
                "state-invalid",
                () -> bench.land(
                        traveller,
                        bench.alice,
                        Map.of("code", List.of("one", "two"), "state", List.of(traveller.state()))));

        nothingHappened();
        theFlowIsStillThere(traveller);
    }

    @Test
    void withoutItsCookieAFlowIsNobodys() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        for (String cookie :
                List.of("", "nonsense", bench.gone(bench.alice).departure().sealed())) {
            Arrival arrival = new Arrival(traveller.accepted(), name -> cookie, bench.alice);
            refused("state-invalid", () -> bench.connecting.returning().land(arrival));
        }
        Arrival bare = new Arrival(traveller.accepted(), name -> null, bench.alice);
        refused("state-invalid", () -> bench.connecting.returning().land(bare));

        nothingHappened();
    }

    @Test
    void aTicketIsNoCookie() throws Exception {
        Begun begun = bench.begin(bench.alice);
        Traveller traveller = bench.gone(bench.alice);
        Arrival arrival = new Arrival(traveller.accepted(), name -> Bench.ticket(begun), bench.alice);

        refused("state-invalid", () -> bench.connecting.returning().land(arrival));
        refused(
                "unknown-flow",
                () -> bench.connecting
                        .starting()
                        .show(bench.alice, traveller.departure().sealed()));
    }

    @Test
    void afterItsEndAFlowIsOver() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        Begun begun = bench.begin(bench.alice);
        bench.time.of(Duration.ofMinutes(10));

        refused("flow-expired", () -> bench.back(traveller));
        refused("flow-expired", () -> bench.connecting.starting().show(bench.alice, Bench.ticket(begun)));
        nothingHappened();
    }

    @Test
    void aCallbackOfAnotherIssuerIsNotExchangedHere() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        Map<String, List<String>> mixedUp = Map.of(
                "code", List.of("code"), "state", List.of(traveller.state()), "iss", List.of("https://evil.example"));

        refused("issuer-differs", () -> bench.land(traveller, bench.alice, mixedUp));

        nothingHappened();
        theFlowIsStillThere(traveller);
    }

    @Test
    void whatWasBegunBeforeADeactivationEndsWithIt() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        Desk desk = bench.desk;
        Handle alice = new Handle("alice");
        new Identities(desk).deactivate(Bench.ask(bench.admin.id()), alice);
        refused("flow-foreign", () -> bench.back(traveller));
        new Identities(desk).reactivate(Bench.ask(bench.admin.id()), alice);
        refused("flow-foreign", () -> bench.back(traveller));

        nothingHappened();
    }

    @Test
    void aStartPageIsItsIdentitysAlone() throws Exception {
        String ticket = Bench.ticket(bench.begin(bench.alice));

        assertThat(bench.connecting.starting().show(bench.alice, ticket).who()).isEqualTo("alice");
        refused("flow-foreign", () -> bench.connecting.starting().show(bench.bob, ticket));
        refused("flow-foreign", () -> bench.connecting.starting().depart(bench.bob, ticket));
        refused("unknown-flow", () -> bench.connecting.starting().show(bench.alice, "nonsense"));
    }

    @Test
    void aFlowThatCameBackIsNotStartedAgain() throws Exception {
        Begun begun = bench.begin(bench.alice);
        String ticket = Bench.ticket(begun);
        Traveller traveller =
                new Traveller(begun.flow(), bench.connecting.starting().depart(bench.alice, ticket), bench.alice);
        bench.back(traveller);

        refused("flow-consumed", () -> bench.connecting.starting().show(bench.alice, ticket));
    }

    private void nothingHappened() {
        assertThat(bench.provider.asked("/oauth/token")).isEmpty();
        assertThat(bench.ledger.taken(Command.ConsumeFlow.class)).isEmpty();
    }

    private void theFlowIsStillThere(Traveller traveller) throws InterruptedException {
        bench.provider.isAccount(traveller.caller().equals(bench.alice) ? 7 : 8, "somebody");
        assertThat(bench.back(traveller).outcome()).isInstanceOf(Completed.class);
        assertThat(bench.view
                        .connection(((Completed) bench.back(traveller).outcome()).connection())
                        .orElseThrow()
                        .state()
                        .owner())
                .isEqualTo(traveller.caller().id());
    }
}
