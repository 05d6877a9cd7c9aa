package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrangerLimitTest {

    private static final IdentityId ALICE = IdentityId.of(new Routing(8), 9);

    private final List<AccessEntry> written = new ArrayList<>();
    private final AccessLog log = new StrangerLimit(this::written, 3);

    @Test
    void onlySoManyOfStrangersAreWrittenAndTheRestFails() {
        for (int i = 0; i < 3; i++) {
            assertThat(log.record(refused(null))).isCompleted();
        }

        assertThat(log.record(refused(null))).isCompletedExceptionally();
        assertThat(written).hasSize(3);
    }

    @Test
    void whoeverIsKnownIsNotLimited() {
        for (int i = 0; i < 10; i++) {
            assertThat(log.record(refused(ALICE))).isCompleted();
        }
        assertThat(written).hasSize(10);
    }

    private CompletableFuture<Void> written(AccessEntry entry) {
        written.add(entry);
        return CompletableFuture.completedFuture(null);
    }

    private static AccessEntry refused(@Nullable IdentityId caller) {
        return new AccessEntry(
                AccessKind.TOKEN,
                caller,
                caller,
                null,
                "none",
                AccessPurpose.FOREGROUND,
                false,
                "invalid_request",
                null);
    }
}
