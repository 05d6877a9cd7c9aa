package io.credledger.cli.audit.shown;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.Verification;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.wire.StateCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the log came to: the states of connections and identities, and how far it went. As large as the ledger, so it is on scratch space. */
public final class LogStates implements Verification.Folded {

    private static final byte STATE = 'e';
    private static final byte HANDLE = 'n';

    private final Scratch scratch;
    private final Opened opened;
    private final IdentityId server;
    private final Map<Integer, Position> ends = new ConcurrentSkipListMap<>();

    /** @param server the installation itself, which no list shows */
    public LogStates(Scratch scratch, Opened opened, IdentityId server) {
        this.scratch = scratch;
        this.opened = opened;
        this.server = server;
    }

    @Override
    public void event(LedgerEvent event) {
        if (event.fact() instanceof Fact.IdentityRegistered) {
            opened.details(event)
                    .filter(Details.IdentityProfile.class::isInstance)
                    .map(details -> ((Details.IdentityProfile) details).handle().value())
                    .ifPresent(handle -> scratch.put(
                            key(HANDLE, event.header().entity().value()), handle.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Override
    public void state(String id, byte[] encoded) {
        if (isShown(id) && !id.equals(server.value())) {
            scratch.put(key(STATE, id), encoded);
        }
    }

    @Override
    public void end(Position last) {
        ends.put(last.shard(), last);
    }

    /** The last event of each shard. */
    List<Position> ends() {
        return List.copyOf(ends.values());
    }

    /** Whether it is of a kind that the API lists. */
    static boolean isShown(String id) {
        return id.startsWith(ConnectionId.PREFIX) || id.startsWith(IdentityId.PREFIX);
    }

    /** An identity's handle, where a key was given that opens it. */
    Optional<String> handle(String id) {
        byte[] handle = scratch.get(key(HANDLE, id));
        return handle == null ? Optional.empty() : Optional.of(new String(handle, StandardCharsets.US_ASCII));
    }

    @Nullable
    EntityState find(String id) {
        byte[] encoded = scratch.get(key(STATE, id));
        return encoded == null ? null : StateCodec.decode(encoded);
    }

    void put(String id, EntityState state) {
        scratch.put(key(STATE, id), StateCodec.encode(state));
    }

    /** It was shown as it is. */
    void drop(String id) {
        scratch.delete(key(STATE, id));
    }

    void forEachLeft(Consumer<String> each) {
        scratch.scan(
                new byte[] {STATE},
                (key, value) -> each.accept(new String(key, 1, key.length - 1, StandardCharsets.US_ASCII)));
    }

    private static byte[] key(byte kind, String id) {
        byte[] text = id.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(text.length + 1).put(kind).put(text).array();
    }
}
