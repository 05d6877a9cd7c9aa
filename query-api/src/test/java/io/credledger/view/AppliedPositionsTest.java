package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Position;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AppliedPositionsTest {

    private final AppliedPositions positions = new AppliedPositions(2);

    @Test
    void whoeverWaitsIsToldWhenThePositionIsReached() {
        CompletableFuture<Void> third = positions.whenApplied(new Position(1, 3));
        CompletableFuture<Void> fourth = positions.whenApplied(new Position(1, 4));
        positions.advance(0, 9);
        positions.advance(1, 2);
        assertThat(third).isNotDone();
        positions.advance(1, 3);
        assertThat(third).isDone();
        assertThat(fourth).isNotDone();
        assertThat(positions.whenApplied(new Position(1, 1))).isDone();
    }

    @Test
    void aShardThatBeginsAnewIsWaitedForAgain() {
        positions.advance(0, 9);
        positions.restart(0, 4);
        CompletableFuture<Void> ninth = positions.whenApplied(new Position(0, 9));
        assertThat(ninth).isNotDone();
        positions.advance(0, 9);
        assertThat(ninth).isDone();
        assertThat(positions.all()).containsExactly(new Position(0, 9), new Position(1, 0));
    }

    @Test
    void whoeverStopsWaitingIsForgotten() {
        CompletableFuture<Void> gone = positions.whenApplied(new Position(0, 1));
        gone.cancel(false);
        positions.advance(0, 1);
        assertThat(gone).isCancelled();
    }
}
