package io.credledger.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ConnectionId;
import org.junit.jupiter.api.Test;

class SurpassedTest {

    private static final ConnectionId ONE = new ConnectionId("con_" + "0".repeat(26));
    private static final ConnectionId OTHER = new ConnectionId("con_" + "0".repeat(13) + "2".repeat(12) + "0");

    private final Surpassed surpassed = new Surpassed();

    @Test
    void nothingBeginsAtAVersionThatTheLogHasGonePast() {
        surpassed.put(ONE, 7);
        assertThat(surpassed.isSurpassed(ONE, 6)).isTrue();
        assertThat(surpassed.isSurpassed(ONE, 7)).isTrue();
        assertThat(surpassed.isSurpassed(ONE, 8)).isFalse();
        assertThat(surpassed.isSurpassed(OTHER, 7)).isFalse();
    }
}
