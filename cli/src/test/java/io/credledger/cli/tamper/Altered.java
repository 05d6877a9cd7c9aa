package io.credledger.cli.tamper;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.SealedPart;
import java.util.Objects;

/** Events with one thing changed. */
final class Altered {

    private Altered() {}

    static Octets bit(Octets octets, int fromTheEnd) {
        byte[] bytes = octets.toByteArray();
        bytes[bytes.length - 1 - fromTheEnd] ^= 1;
        return Octets.copyOf(bytes);
    }

    static SealedPart sealed(LedgerEvent event) {
        return Objects.requireNonNull(event.sealed());
    }

    static LedgerEvent sealed(LedgerEvent event, SealedPart sealed) {
        return new LedgerEvent(event.header(), event.fact(), sealed);
    }

    static LedgerEvent ciphertext(LedgerEvent event, Octets ciphertext) {
        return sealed(event, new SealedPart(sealed(event).key(), sealed(event).schema(), ciphertext));
    }

    static LedgerEvent key(LedgerEvent event, DataKeyId key) {
        return sealed(
                event, new SealedPart(key, sealed(event).schema(), sealed(event).ciphertext()));
    }

    static LedgerEvent schema(LedgerEvent event, Octets schema) {
        return sealed(
                event, new SealedPart(sealed(event).key(), schema, sealed(event).ciphertext()));
    }

    static LedgerEvent fact(LedgerEvent event, Fact fact) {
        return new LedgerEvent(event.header(), fact, event.sealed());
    }

    static LedgerEvent ledger(LedgerEvent event, LedgerId ledger) {
        EventHeader h = event.header();
        return header(event, ledger, h.position(), h.actor(), h.command(), h.entity(), h.version(), clear(h));
    }

    static LedgerEvent position(LedgerEvent event, Position position) {
        EventHeader h = event.header();
        return header(event, h.ledger(), position, h.actor(), h.command(), h.entity(), h.version(), clear(h));
    }

    static LedgerEvent actor(LedgerEvent event, IdentityId actor) {
        EventHeader h = event.header();
        return header(event, h.ledger(), h.position(), actor, h.command(), h.entity(), h.version(), clear(h));
    }

    static LedgerEvent command(LedgerEvent event, CommandId command) {
        EventHeader h = event.header();
        return header(event, h.ledger(), h.position(), h.actor(), command, h.entity(), h.version(), clear(h));
    }

    static LedgerEvent entity(LedgerEvent event, EntityId entity) {
        EventHeader h = event.header();
        return header(event, h.ledger(), h.position(), h.actor(), h.command(), entity, h.version(), clear(h));
    }

    static LedgerEvent version(LedgerEvent event, long version) {
        EventHeader h = event.header();
        return header(event, h.ledger(), h.position(), h.actor(), h.command(), h.entity(), version, clear(h));
    }

    static LedgerEvent clear(LedgerEvent event, Octets clear) {
        EventHeader h = event.header();
        return header(event, h.ledger(), h.position(), h.actor(), h.command(), h.entity(), h.version(), clear);
    }

    static Octets clear(EventHeader header) {
        return Objects.requireNonNull(header.commandBytes());
    }

    @SuppressWarnings("TooManyParameters")
    private static LedgerEvent header(
            LedgerEvent event,
            LedgerId ledger,
            Position position,
            IdentityId actor,
            CommandId command,
            EntityId entity,
            long version,
            Octets clear) {
        EventHeader h = event.header();
        return new LedgerEvent(
                new EventHeader(ledger, position, h.id(), h.occurredAt(), actor, command, entity, version, clear),
                event.fact(),
                event.sealed());
    }
}
