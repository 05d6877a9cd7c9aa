package io.credledger.cli.audit.replay;

import io.credledger.cli.audit.keys.Names;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.topic.Topics;
import io.credledger.wire.EventBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who owned what at a moment, and how it came to be: from the log alone, through every transfer. */
public final class Ownership {

    private static final Set<Slice> OWNERSHIP_TYPES =
            Set.of(slice("ConnectionGranted"), slice("ConnectionTransferred"), slice("ConnectionDisconnected"));

    private final LedgerLog log;
    private final EventCodec codec;
    private final Names names;

    public Ownership(LedgerLog log, OuterFormat format, Opened opened) {
        this.log = log;
        this.codec = new EventCodec(format);
        this.names = new Names(opened, codec);
    }

    /** Is told how far it has got. */
    @FunctionalInterface
    public interface Watch {
        void at(long passed, long length);
    }

    /** Of one connection: all of it is in one shard, and each owner's name is where the owner lives. */
    public Tenures of(ConnectionId connection, AsOf moment, Watch watch) {
        Slice id = slice(connection.value());
        int shards = log.partitions(Topics.EVENTS.name());
        List<Integer> where = List.of(connection.routing().shard(shards));
        Tenures tenures =
                fold(new Tenures(null), where, moment, event -> event.entity().equals(id), watch);
        Set<Integer> homes = tenures.all().stream()
                .map(Tenure::owner)
                .filter(owner -> !names.heard(owner))
                .map(owner -> owner.routing().shard(shards))
                .collect(Collectors.toSet());
        if (!homes.isEmpty()) {
            fold(new Tenures(null), List.copyOf(homes), moment, event -> false, watch);
        }
        return tenures;
    }

    /** Of one identity, whoever's namespace the connections are in. */
    public Tenures of(IdentityId identity, AsOf moment, Watch watch) {
        List<Integer> where =
                IntStream.range(0, log.partitions(Topics.EVENTS.name())).boxed().toList();
        return fold(new Tenures(identity), where, moment, event -> true, watch);
    }

    private Tenures fold(
            Tenures tenures, List<Integer> shards, AsOf moment, Predicate<EventBytes> wanted, Watch watch) {
        try (Merged merged = new Merged(log, shards)) {
            for (Stored next = merged.next(); next != null; next = merged.next()) {
                EventBytes event = next.event();
                if (event != null) {
                    names.hear(event, next.record().value());
                    if (OWNERSHIP_TYPES.contains(event.type()) && wanted.test(event) && moment.includes(event)) {
                        tenures.apply(codec.decode(next.record().value()));
                    }
                }
                watch.at(merged.passed(), merged.length());
            }
        }
        return tenures;
    }

    /** The handle, or else the id. */
    public String name(IdentityId identity) {
        return names.of(identity.value());
    }

    private static Slice slice(String ascii) {
        return Slice.of(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
