package io.credledger.hook;

import static io.credledger.hook.Happened.ALICE;
import static io.credledger.hook.Happened.ALICES;
import static io.credledger.hook.Happened.ALICES_OTHER;
import static io.credledger.hook.Happened.BOBS;
import static io.credledger.hook.Happened.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.hook.Round.Errand;
import io.credledger.ledger.EntityState.Replay;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rounds over a shard in which things happen: what is sent, when, and again. */
class RoundTest {

    private final SmallLedger ledger = new SmallLedger();
    private Round round = round();

    private Round round() {
        return new Round(ledger, ledger, ledger, Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
    }

    private List<Errand> sent() {
        List<Errand> sent = new ArrayList<>();
        round.go(sent::add);
        return sent;
    }

    private static List<String> ids(List<Errand> errands) {
        return errands.stream().map(errand -> errand.notice().id()).toList();
    }

    @Test
    void whoSubscribedIsToldOfTheirOwnAndOfWhatCameAfter() {
        ledger.happens(Happened.at(5, ALICES));
        ledger.subscribes(ALICE, 5);
        ledger.happens(Happened.at(6, BOBS), Happened.at(7, ALICES), Happened.at(8, ALICES_OTHER));

        assertThat(ids(sent())).containsExactly("evt_2_7", "evt_2_8");
    }

    @Test
    void ofOneConnectionOneAfterTheOther() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES), Happened.at(2, ALICES));
        List<Errand> first = sent();

        assertThat(ids(first)).containsExactly("evt_2_1");
        assertThat(sent()).isEmpty();
        round.ended(first.get(0), Outcome.TAKEN);
        assertThat(ids(sent())).containsExactly("evt_2_2");
    }

    @Test
    void whatWasTakenIsNotToldAgainByWhoeverComesAfter() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES));
        round.ended(sent().get(0), Outcome.TAKEN);
        sent();

        round = round();

        assertThat(sent()).isEmpty();
    }

    @Test
    void whatWasTakenAndNotWrittenDownIsToldAgainUnderTheSameId() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES));
        assertThat(ids(sent())).containsExactly("evt_2_1");

        round = round();

        assertThat(ids(sent())).containsExactly("evt_2_1");
    }

    @Test
    void aReplayGoesBackOnceAndNeverSkips() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES), Happened.at(2, ALICES_OTHER));
        sent().forEach(errand -> round.ended(errand, Outcome.TAKEN));

        ledger.replays(new Replay(new Position(2, 2), 9));
        assertThat(ids(sent())).containsExactly("evt_2_2");

        ledger.replays(new Replay(new Position(2, 99), 10));
        round = round();
        assertThat(ids(sent())).containsExactly("evt_2_2");
    }

    @Test
    void aReplayWaitsForWhatIsUnderWay() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES));
        Errand underWay = sent().get(0);
        ledger.replays(new Replay(new Position(2, 1), 9));

        assertThat(sent()).isEmpty();
        round.ended(underWay, Outcome.TAKEN);
        assertThat(ids(sent())).containsExactly("evt_2_1");
    }

    @Test
    void whoRemovedAWebhookHearsNothingMore() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES), Happened.at(2, ALICES));
        Errand underWay = sent().get(0);
        ledger.removes();
        sent();
        round.ended(underWay, Outcome.TAKEN);

        assertThat(sent()).isEmpty();
        assertThat(ledger.kept()).isEmpty();
    }

    @Test
    void whoMayNoLongerKnowIsNotToldWhatWaited() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES), Happened.at(2, ALICES));
        Errand first = sent().get(0);
        ledger.deactivates();
        round.ended(first, Outcome.TAKEN);

        assertThat(sent()).isEmpty();
        assertThat(sent()).isEmpty();
        assertThat(round.standings().values())
                .allSatisfy(standing -> assertThat(standing.waiting()).isZero());
    }

    @Test
    void whatWaitsForADeadSubscriberIsBounded() {
        ledger.subscribes(ALICE, 0);
        for (int seq = 1; seq <= 3 * Teller.WINDOW; seq++) {
            ledger.happens(Happened.at(seq, ALICES));
        }
        Errand first = sent().get(0);
        round.ended(first, Outcome.TIMEOUT);
        sent();

        Standing standing = Objects.requireNonNull(
                round.standings().get(first.subscription().id()));
        assertThat(standing.waiting()).isEqualTo(Teller.WINDOW);
        assertThat(standing.lastOutcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(standing.told()).containsExactly(new Position(2, 0));
    }

    @Test
    void aLogThatIsShorterThanWhatWasToldIsToldFromItsEndOn() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES));
        ledger.kept().put(WebhookId.of(ALICE.routing(), 1), new Told(50, 0));
        assertThat(sent()).isEmpty();

        ledger.happens(Happened.at(2, ALICES));

        assertThat(ids(sent())).containsExactly("evt_2_2");
    }

    @Test
    void aShardThatGoesElsewhereIsReadAnewWhenItIsBack() {
        ledger.subscribes(ALICE, 0);
        ledger.happens(Happened.at(1, ALICES));
        Errand underWay = sent().get(0);
        ledger.away(true);
        assertThat(sent()).isEmpty();
        round.ended(underWay, Outcome.TAKEN);
        ledger.away(false);

        assertThat(ids(sent())).containsExactly("evt_2_1");
    }
}
