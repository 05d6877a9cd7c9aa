package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.ledger.WorkerId;
import org.junit.jupiter.api.Test;

class ConnectionRegistryTest {

    private final Pseudonyms pseudonyms =
            PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    private final StoreKey.Connection key = new StoreKey.Connection(
            Vault.DEFAULT, new ProviderId("github"), new Handle("alice"), new ConnectionName("main"));
    private final TestLedger ledger = new TestLedger(0, 1).founded();
    private final AppliedPositions positions = new AppliedPositions(1);
    private final SimulatedTask task = new SimulatedTask(0, positions, ledger);
    private final ConnectionRegistry registry =
            new ConnectionRegistry(new StreamsLedgerView(task, positions, TestLedger.FORMAT, 1), pseudonyms);

    @Test
    void aConnectionIsFoundByItsStoreKey() {
        assertThat(registry.find(key)).isEmpty();
        IdentityId alice = pseudonyms.identity(new Handle("alice"));
        IdentityId bob = pseudonyms.identity(new Handle("bob"));
        ConnectionId id = pseudonyms.connection(key);
        ledger.granted(alice, alice, id, pseudonyms.provider(key.provider())).transferred(id, alice, bob);
        task.runInOrder();
        ConnectionRegistry.Entry entry = registry.find(key).orElseThrow();
        assertThat(entry.id()).isEqualTo(id);
        assertThat(entry.owner()).isEqualTo(bob);
        assertThat(entry.lastWriter()).isEqualTo(ledger.server());
        assertThat(entry.createdAt()).isEqualTo(TestLedger.START.plusSeconds(2));
        assertThat(entry.updatedAt()).isEqualTo(TestLedger.START.plusSeconds(3));
        assertThat(entry.status()).isEqualTo(ConnectionRegistry.Status.CONNECTED);
        assertThat(entry.lastRefreshed()).isNull();
        refreshed(id);
        assertThat(registry.find(key).orElseThrow().lastRefreshed()).isEqualTo(TestLedger.START.plusSeconds(5));
        ledger.happened(id, new Fact.ReauthorisationRequired(null, 1, ReauthReason.GRANT_DEAD), null);
        task.runInOrder();
        assertThat(registry.find(key).orElseThrow().status()).isEqualTo(ConnectionRegistry.Status.NEEDS_REAUTH);
        ledger.disconnected(id);
        task.runInOrder();
        assertThat(registry.find(key).orElseThrow().status()).isEqualTo(ConnectionRegistry.Status.DISCONNECTED);
    }

    private void refreshed(ConnectionId id) {
        AttemptId attempt = AttemptId.of(id.routing(), 1);
        ledger.happened(id, new Fact.RefreshStarted(attempt, 1, WorkerId.of(1, 2), 1000), null)
                .happened(id, new Fact.CredentialRefreshed(attempt, 1, 3), null);
        task.runInOrder();
    }
}
