package io.credledger.cli.audit.keys;

import io.credledger.ledger.Details;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
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

    private static final byte[] UNKNOWN = new byte[0];

    /** Empty for whom nothing opened. */
    private final Map<Slice, byte[]> handles = new ConcurrentHashMap<>();

    private final Opened opened;
    private final EventCodec codec;

    public Names(Opened opened, EventCodec codec) {
        this.opened = opened;
        this.codec = codec;
    }

    /** Learns from an event, if there is something to learn. */
    public void hear(EventBytes event, byte[] value) {
        boolean tells = event.type().is(REGISTERED) || event.type().is(FOUNDED);
        if (opened != Opened.NOTHING && tells && !handles.containsKey(event.entity())) {
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
            handles.put(Slice.of(event.entity().toByteArray()), UNKNOWN);
            opened.details(heard)
                    .filter(Details.IdentityProfile.class::isInstance)
                    .map(Details.IdentityProfile.class::cast)
                    .ifPresent(profile -> know(event.entity().text(), profile.handle()));
        } catch (BrokenSealException | UnreadableRecordException e) {
            // Whoever shows the event itself says so.
        }
    }

    private void know(String identity, Handle handle) {
        handles.put(slice(identity), handle.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether nothing is left to hear of it. */
    public boolean heard(IdentityId identity) {
        return opened == Opened.NOTHING || handles.containsKey(slice(identity.value()));
    }

    /** The handle, in ASCII. */
    public byte @Nullable [] handle(Slice identity) {
        byte[] handle = handles.get(identity);
        return handle == UNKNOWN ? null : handle;
    }

    /** The handle, or else the id. */
    public String of(String identity) {
        byte[] handle = handle(slice(identity));
        return handle == null ? identity : new String(handle, StandardCharsets.UTF_8);
    }

    private static Slice slice(String identity) {
        return Slice.of(identity.getBytes(StandardCharsets.US_ASCII));
    }
}
