package io.credledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Refreshing.OpenAttempt;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A naive book of attempts: which one is open, and which success was taken last. Whatever breaks a rule of refreshing fails here. */
@NullUnmarked
final class RefreshBook {

    private final Map<EntityId, Page> pages = new HashMap<>();

    private static final class Page {
        private long generation;
        private AttemptId open;
        private long succeeded;
        private boolean connected;
        private boolean revoked;
    }

    void read(LedgerEvent event, String as) {
        EntityId entity = event.header().entity();
        if (event.fact() instanceof Fact.ConnectionGranted granted) {
            Page fresh = new Page();
            fresh.generation = granted.generation();
            fresh.connected = true;
            pages.put(entity, fresh);
            return;
        }
        Page page = pages.get(entity);
        if (page != null) {
            read(page, event, as);
        }
    }

    private static void read(Page page, LedgerEvent event, String as) {
        Fact fact = event.fact();
        if (fact instanceof Fact.RefreshStarted started) {
            assertThat(page.open).as(as + ": one attempt at a time").isNull();
            assertThat(page.connected).as(as).isTrue();
            assertThat(started.generation()).as(as).isEqualTo(page.generation);
            page.open = started.attempt();
        } else if (fact instanceof Fact.CredentialRefreshed refreshed) {
            assertThat(page.connected).as(as).isTrue();
            assertThat(refreshed.generation()).as(as).isEqualTo(page.generation);
            assertThat(refreshed.started()).as(as + ": no late loser").isGreaterThan(page.succeeded);
            page.succeeded = refreshed.started();
            page.open = null;
        } else if (fact instanceof Fact.RefreshFailed failed) {
            ends(page, failed.attempt(), as);
        } else if (fact instanceof Fact.RefreshOutcomeUnknown unknown) {
            ends(page, unknown.attempt(), as);
        } else if (fact instanceof Fact.ReauthorisationRequired required && required.attempt() != null) {
            ends(page, required.attempt(), as);
        } else if (fact instanceof Fact.ConnectionDisconnected) {
            page.connected = false;
        } else if (fact instanceof Fact.RevocationRecorded) {
            assertThat(page.connected || page.revoked).as(as).isFalse();
            page.revoked = true;
            page.open = null;
        }
    }

    private static void ends(Page page, AttemptId attempt, String as) {
        assertThat(attempt).as(as + ": a failure counts for the open attempt").isEqualTo(page.open);
        page.open = null;
    }

    void agreesWith(MemoryShard shard, String as) {
        for (EntityState state : shard.entities().values()) {
            if (state instanceof Connection connection) {
                Page page = pages.get(connection.id());
                OpenAttempt open = connection.refreshes().open();
                assertThat(open == null ? null : open.attempt()).as(as).isEqualTo(page.open);
                assertThat(connection.refreshes().succeeded()).as(as).isEqualTo(page.succeeded);
                assertThat(connection.revocation() != null).as(as).isEqualTo(page.revoked);
            }
        }
    }
}
