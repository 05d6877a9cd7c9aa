package io.credledger.cli.audit.keys;

import io.credledger.ledger.Details;
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

    private final Map<Slice, byte[]> handles = new ConcurrentHashMap<>();
    private final Opened opened;
    private final EventCodec codec;

    public Names(Opened opened, EventCodec codec) {
        this.opened = opened;
        this.codec = codec;
    }

    /** Learns from an event, if there is something to learn. */
    public void hear(EventBytes event, byte[] value) {
        if (event.type().is(REGISTERED) && opened != Opened.NOTHING) {
            learn(event, value);
        }
    }

    private void learn(EventBytes event, byte[] value) {
        try {
            LedgerEvent registered = codec.decode(value);
            opened.details(registered)
                    .filter(Details.IdentityProfile.class::isInstance)
                    .map(Details.IdentityProfile.class::cast)
                    .ifPresent(profile -> handles.put(
                            Slice.of(event.entity().toByteArray()),
                            profile.handle().value().getBytes(StandardCharsets.UTF_8)));
        } catch (BrokenSealException | UnreadableRecordException e) {
            // Whoever shows the event itself says so.
        }
    }

    /** The handle, in UTF-8. */
    public byte @Nullable [] handle(Slice identity) {
        return handles.get(identity);
    }

    /** The handle, or else the id. */
    public String of(String identity) {
        byte[] handle = handles.get(Slice.of(identity.getBytes(StandardCharsets.US_ASCII)));
        return handle == null ? identity : new String(handle, StandardCharsets.UTF_8);
    }
}
