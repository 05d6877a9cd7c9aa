package io.credledger.cli.audit.proof;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Octets;
import io.credledger.merkle.Paths;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import io.credledger.note.Checkpoint;
import io.credledger.note.HeadList;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.SignedNote;
import io.credledger.note.TreeOrigin;
import io.credledger.note.VerifierKey;
import io.credledger.streams.ExitCode;
import io.credledger.topic.Topics;
import io.credledger.wire.EventBytes;
import io.credledger.wire.Frame;
import io.credledger.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes one connection's history and its proofs out of the log, in one pass over its shard. */
public final class HistoryMaker {

    private final LedgerLog log;
    private final LedgerFounded founding;
    private final VerifierKey key;

    public HistoryMaker(LedgerLog log, LedgerFounded founding, VerifierKey key) {
        this.log = log;
        this.founding = founding;
        this.key = key;
    }

    /** Is told how far it has got. */
    @FunctionalInterface
    public interface Watch {
        void at(long passed, long length);
    }

    /** The history as far as the newest checkpoint of its shard goes. */
    public ProvenHistory make(ConnectionId connection, Watch watch) {
        int shard = connection.routing().shard(founding.shards());
        Newest newest = newest(TreeName.events(shard));
        long size = newest.checkpoint().head().size();
        Paths paths = new Paths();
        List<byte[]> payloads = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        Slice wanted = Slice.of(connection.value().getBytes(StandardCharsets.US_ASCII));
        try (Lane lane = log.lane(Topics.EVENTS.name(), shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next();
                    record != null && paths.size() < size;
                    record = lane.next()) {
                byte[] payload = Frame.entry(record.value());
                if (EventBytes.of(record.value()).entity().equals(wanted)) {
                    paths.want();
                    indexes.add(paths.size());
                    payloads.add(payload);
                }
                paths.add(TreeHash.leaf(payload));
                watch.at(lane.passed(), lane.length());
            }
        }
        if (!paths.head().equals(newest.checkpoint().head())) {
            throw new DiscrepancyException("events-" + shard, "is not what its newest checkpoint was signed over");
        }
        if (payloads.isEmpty()) {
            throw new ClientException(ExitCode.NOT_FOUND, "no checkpoint covers such a connection yet");
        }
        return new ProvenHistory(
                founding.ledger(), connection, key, newest.note(), leaves(indexes, payloads, paths.proofs()));
    }

    private static List<ProvenHistory.Leaf> leaves(
            List<Long> indexes, List<byte[]> payloads, Map<Long, List<TreeHash>> proofs) {
        List<ProvenHistory.Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            long index = indexes.get(i);
            leaves.add(new ProvenHistory.Leaf(
                    index,
                    Octets.copyOf(payloads.get(i)),
                    Objects.requireNonNull(proofs.get(index), "asked for above")));
        }
        return leaves;
    }

    private record Newest(SignedNote note, Checkpoint checkpoint) {
        @Override
        public String toString() {
            return "Newest";
        }
    }

    private Newest newest(TreeName tree) {
        Newest newest = null;
        if (log.partitions(Topics.CHECKPOINTS.name()) > 0) {
            try (Lane lane = log.lane(Topics.CHECKPOINTS.name(), 0)) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    Newest found = of(tree, record.value());
                    newest = found == null ? newest : found;
                }
            }
        }
        if (newest == null) {
            throw new ClientException(
                    ExitCode.NOT_FOUND, "no checkpoint of " + tree + " is signed by the key that is trusted");
        }
        return newest;
    }

    private @Nullable Newest of(TreeName tree, byte[] value) {
        try {
            SignedNote note = SignedNote.parse(value);
            if (HeadList.isList(note.text())) {
                return null;
            }
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            boolean own = TreeOrigin.parse(checkpoint.origin()).tree().equals(tree);
            return own && !note.openedBy(key).isEmpty() ? new Newest(note, checkpoint) : null;
        } catch (InvalidNoteException e) {
            // Whoever verifies the log is told; here it is none.
            return null;
        }
    }
}
