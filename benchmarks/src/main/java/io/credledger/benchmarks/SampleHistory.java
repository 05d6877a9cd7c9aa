package io.credledger.benchmarks;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The life of one connection: granted, then shared, withdrawn and handed to and fro. */
final class SampleHistory {

    private final SampleLedger ledger;
    private final CommandMessage message;

    SampleHistory(SampleLedger ledger) {
        this.ledger = ledger;
        this.message = ledger.message();
    }

    /** The first {@code count} events. */
    List<LedgerEvent> events(int count) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(granted());
        for (int seq = 2; seq <= count; seq++) {
            events.add(new LedgerEvent(header(seq), later(seq), null));
        }
        return events;
    }

    /** The event of the grant, with its command's clear bytes and its sealed part. */
    LedgerEvent granted() {
        Command.StoreConnection store = ledger.storeConnection();
        Fact fact = new Fact.ConnectionGranted(
                store.namespace(),
                store.owner(),
                store.ownerEpoch(),
                store.provider(),
                store.account(),
                store.kind(),
                store.verified(),
                store.refreshable(),
                1,
                store.detailsKey(),
                store.tokenKey());
        return new LedgerEvent(header(1), fact, message.sealed());
    }

    private Fact later(int seq) {
        return switch (seq % 4) {
            case 2 -> new Fact.AccessShared(ledger.bob);
            case 3 -> new Fact.AccessWithdrawn(ledger.bob);
            case 0 -> new Fact.ConnectionTransferred(ledger.alice, ledger.bob, 1);
            default -> new Fact.ConnectionTransferred(ledger.bob, ledger.alice, 1);
        };
    }

    private EventHeader header(int seq) {
        return new EventHeader(
                ledger.id,
                new Position(0, seq),
                EventId.of(0, seq),
                Instant.ofEpochMilli(1_700_000_000_000L + seq),
                ledger.alice,
                ledger.command,
                ledger.connection,
                seq,
                seq == 1 ? message.clear() : null);
    }
}
