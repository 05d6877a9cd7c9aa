package io.credledger.cli.audit.keys;

import io.credledger.ledger.Details;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Handle;
import io.credledger.ledger.LedgerEvent;
import io.credledger.sealing.BrokenSealException;
import io.credledger.wire.EventBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.Slice;
import io.credledger.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Handles by identity, as the log tells them: an identity registers before it does anything, and its handle never changes. Of whom nothing
 * opens the id stays. Safe for use by several threads.
 */
public final class Names {

    private static final byte[] REGISTERED = "IdentityRegistered".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FOUNDED = "LedgerFounded".getBytes(StandardCharsets.US_ASCII);

    private final Map<Slice, byte[]> handles = new ConcurrentHashMap<>();
    private final Opened opened;
    private final EventCodec codec;

    public Names(Opened opened, EventCodec codec) {
        this.opened = opened;
        this.codec = codec;
    }

    /** Learns from an event, if there is something to learn. */
    public void hear(EventBytes event, byte[] value) {
        if (opened != Opened.NOTHING
                && (event.type().is(REGISTERED) || event.type().is(FOUNDED))) {
            learn(event, value);
        }
    }

    private void learn(EventBytes event, byte[] value) {
        try {
            LedgerEvent heard = codec.decode(value);
            if (heard.fact() instanceof Fact.LedgerFounded founded) {
                know(founded.server().value(), Handle.SERVER);
                return;
            }
            opened.details(heard)
                    .filter(Details.IdentityProfile.class::isInstance)
                    .map(Details.IdentityProfile.class::cast)
                    .ifPresent(profile -> know(event.entity().text(), profile.handle()));
        } catch (BrokenSealException | UnreadableRecordException e) {
            // Whoever shows the event itself says so.
        }
    }

    private void know(String identity, Handle handle) {
        handles.put(
                Slice.of(identity.getBytes(StandardCharsets.US_ASCII)),
                handle.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** The handle, in ASCII. */
    public byte @Nullable [] handle(Slice identity) {
        return handles.get(identity);
    }

    /** The handle, or else the id. */
    public String of(String identity) {
        byte[] handle = handles.get(Slice.of(identity.getBytes(StandardCharsets.US_ASCII)));
        return handle == null ? identity : new String(handle, StandardCharsets.UTF_8);
    }
}
