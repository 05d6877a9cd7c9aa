package io.credledger.hook;

import static io.credledger.hook.Happened.ALICES;
import static io.credledger.hook.Happened.BOBS;
import static io.credledger.hook.Happened.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.credledger.ledger.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** In order per connection, at least once, and nobody waits for another's. */
class LanesTest {

    private final Lanes lanes = new Lanes(10);

    @Test
    void aConnectionsNextWaitsUntilTheOneBeforeWasTaken() {
        Notice first = offered(11, ALICES);
        Notice second = offered(12, ALICES);

        assertThat(lanes.due(NOW, 9)).containsExactly(first);
        assertThat(lanes.due(NOW, 9)).isEmpty();
        lanes.taken(first);
        assertThat(lanes.due(NOW, 9)).containsExactly(second);
    }

    @Test
    void whatFailsHoldsUpItsOwnConnectionOnly() {
        Notice first = offered(11, ALICES);
        Notice other = offered(12, BOBS);
        offered(13, ALICES);

        assertThat(lanes.due(NOW, 9)).containsExactly(first, other);
        lanes.failed(first, NOW, 0);
        lanes.taken(other);
        Notice later = offered(14, BOBS);

        assertThat(lanes.due(NOW, 9)).containsExactly(later);
        assertThat(lanes.due(NOW.plusSeconds(5), 9)).containsExactly(first);
    }

    @Test
    void thePauseGrowsUpToSixHours() {
        Notice notice = offered(11, ALICES);
        for (int failures = 1; failures < 9; failures++) {
            Instant at = NOW.plus(Duration.ofDays(failures));
            assertThat(lanes.due(at, 1)).containsExactly(notice);
            lanes.failed(notice, at, 1);
            assertThat(lanes.due(at.plus(Backoff.after(failures, 0)), 1)).isEmpty();
        }
        assertThat(Backoff.after(100, 0)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void whoAnswersAgainNeedNotWaitAnyMore() {
        Notice notice = offered(11, ALICES);
        lanes.due(NOW, 1);
        lanes.failed(notice, NOW, 0);

        lanes.hurry();

        assertThat(lanes.due(NOW, 1)).containsExactly(notice);
    }

    @Test
    void allIsToldUpToTheFirstThatIsNot() {
        Notice first = offered(12, ALICES);
        Notice second = offered(15, BOBS);
        lanes.pass(20);
        assertThat(lanes.told()).isEqualTo(11);

        lanes.due(NOW, 9);
        lanes.taken(second);
        assertThat(lanes.told()).isEqualTo(11);
        lanes.taken(first);
        assertThat(lanes.told()).isEqualTo(20);
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void whatIsNotUnderWayCannotEnd() {
        Notice notice = offered(11, ALICES);

        assertThatIllegalStateException().isThrownBy(() -> lanes.taken(notice));
    }

    private Notice offered(long seq, ConnectionId connection) {
        Notice notice = new Notice(Happened.at(seq, connection));
        lanes.offer(notice);
        return notice;
    }
}
