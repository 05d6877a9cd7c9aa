package io.credledger.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.streams.Health.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthTest {

    private static final Part UP = new Part("streams", true, "state RUNNING");
    private static final Part RESTORING = new Part("restore", false, "restoring 2 stores");

    @Test
    void readyNeedsEveryPart() {
        assertThat(new Health(true, List.of(UP)).ready()).isTrue();
        assertThat(new Health(true, List.of(UP, RESTORING)).ready()).isFalse();
        assertThat(new Health(true, List.of(UP, RESTORING)).notReady()).containsExactly(RESTORING);
    }

    @Test
    void whatIsReadyMayStillNeedSomebody() {
        Part down = new Part("providers", true, "github does not answer", true);

        assertThat(new Health(true, List.of(UP, down)).ready()).isTrue();
        assertThat(new Health(true, List.of(UP, down)).degraded()).containsExactly(down);
    }

    @Test
    void whatIsNotAliveIsNotReady() {
        assertThat(new Health(false, List.of(UP)).ready()).isFalse();
    }

    @Test
    void twoAreReadyTogether() {
        Health both =
                new Health(true, List.of(UP)).and(new Health(false, List.of())).and(RESTORING);

        assertThat(both).isEqualTo(new Health(false, List.of(UP, RESTORING)));
    }
}
