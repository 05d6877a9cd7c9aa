package io.credledger.hook;

import static io.credledger.hook.Happened.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrakeTest {

    private final Brake brake = new Brake();

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            brake.begun();
            brake.failed(NOW, 0);
        }
    }

    @Test
    void fourAtATimeGoToOneSubscriber() {
        brake.begun();

        assertThat(brake.free(NOW)).isEqualTo(3);
    }

    @Test
    void aFewFailuresMayBeAboutOneConnectionEach() {
        fails(Brake.PATIENCE - 1);

        assertThat(brake.free(NOW)).isEqualTo(4);
    }

    @Test
    void whoNeverAnswersIsTriedOnceInAWhile() {
        fails(Brake.PATIENCE);

        assertThat(brake.free(NOW.plusSeconds(29))).isZero();
        assertThat(brake.free(NOW.plusSeconds(30))).isEqualTo(1);
        brake.begun();
        assertThat(brake.free(NOW.plusSeconds(30))).isZero();
        brake.failed(NOW.plusSeconds(30), 0);
        assertThat(brake.free(NOW.plusSeconds(100))).isZero();
        assertThat(brake.free(NOW.plusSeconds(150))).isEqualTo(1);
    }

    @Test
    void whoAnswersAgainGetsAll() {
        fails(Brake.PATIENCE);
        brake.begun();

        assertThat(brake.taken()).isTrue();
        assertThat(brake.free(NOW)).isEqualTo(4);
    }
}
