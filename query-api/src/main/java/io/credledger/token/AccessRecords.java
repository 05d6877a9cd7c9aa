package io.credledger.token;

import io.credledger.crypto.DataKey;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.sealing.AccessSealing;
import io.credledger.sealing.Keyring;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From what is to be recorded to the record. Its details are sealed with the connection's key, so that they are erased with the grant; where none
 * is known with the subject's, else with the caller's. Where that key is gone they are left out: under anybody else's they would outlive
 * the erasure.
 */
public final class AccessRecords {

    private static final String PREFIX = "acr_";

    private final LedgerId ledger;
    private final LedgerView view;
    private final Keyring keyring;
    private final Clock clock;

    public AccessRecords(LedgerId ledger, LedgerView view, Keyring keyring, Clock clock) {
        this.ledger = ledger;
        this.view = view;
        this.keyring = keyring;
        this.clock = clock;
    }

    AccessRecord of(AccessEntry entry) {
        AccessRecord clear = new AccessRecord(
                ledger,
                PREFIX + UUID.randomUUID(),
                clock.instant(),
                entry.kind(),
                entry.caller(),
                entry.subject(),
                entry.connection(),
                entry.way(),
                entry.purpose(),
                entry.fallback(),
                entry.outcome(),
                null);
        Details.Access details = entry.details();
        return details == null
                ? clear
                : key(entry).map(key -> sealed(clear, details, key)).orElse(clear);
    }

    private static AccessRecord sealed(AccessRecord clear, Details.Access details, DataKey lent) {
        try (DataKey key = lent) {
            return AccessSealing.finish(clear, details, key);
        }
    }

    private Optional<DataKey> key(AccessEntry entry) {
        ConnectionId id = entry.connection();
        Optional<Row<Connection>> connection = id == null ? Optional.empty() : view.connection(id);
        if (connection.isPresent()) {
            return connection.flatMap(row -> lent(row.state().id(), row.state().detailsKey()));
        }
        return identity(entry.subject())
                .or(() -> identity(entry.caller()))
                .flatMap(row -> lent(row.state().id(), row.state().detailsKey()));
    }

    private Optional<Row<Identity>> identity(@Nullable IdentityId id) {
        return id == null ? Optional.empty() : view.identity(id);
    }

    private Optional<DataKey> lent(EntityId holder, DataKeyId key) {
        return keyring.lend(holder, key);
    }
}
