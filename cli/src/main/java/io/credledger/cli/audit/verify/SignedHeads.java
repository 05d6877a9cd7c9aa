package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.LedgerId;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import io.credledger.note.Checkpoint;
import io.credledger.note.HeadList;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.SignedNote;
import io.credledger.note.TreeOrigin;
import io.credledger.note.VerifierKey;
import io.credledger.topic.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every head that was signed, from the topic of checkpoints and from what somebody kept, by tree and size. Two heads of one size with different
 * roots are two histories.
 */
public final class SignedHeads {

    private static final byte HEAD = 'h';
    private static final byte OWN = 0;
    private static final byte KEPT = 1;

    private final Scratch scratch;
    private final LedgerId ledger;
    private final @Nullable VerifierKey key;
    private byte @Nullable [] newestList;

    /** @param key whose signature is trusted; null: whoever signed is not looked at, only what */
    SignedHeads(Scratch scratch, LedgerId ledger, @Nullable VerifierKey key) {
        this.scratch = scratch;
        this.ledger = ledger;
        this.key = key;
    }

    /** Those that the ledger tells. */
    void load(LedgerLog log) {
        String topic = Topics.CHECKPOINTS.name();
        for (int partition = 0; partition < log.partitions(topic); partition++) {
            try (Lane lane = log.lane(topic, partition)) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    String place = "checkpoint " + record.offset();
                    if (record.value() == null) {
                        throw new DiscrepancyException(place, "is empty");
                    }
                    if (add(record.value(), place, OWN)) {
                        newestList = record.value();
                    }
                }
            }
        }
    }

    /** One that was kept, signed by the key if there is one to trust. */
    void keep(byte[] note) {
        add(note, "the kept checkpoint", KEPT);
    }

    /** The newest signed list of all heads in the topic: what to keep for the next time. */
    public byte @Nullable [] newestList() {
        return newestList == null ? null : newestList.clone();
    }

    /** @return whether it is a list of all heads */
    private boolean add(byte[] note, String place, byte source) {
        try {
            SignedNote signed = SignedNote.parse(note);
            String text = key == null ? signed.text() : signed.openedBy(key);
            if (HeadList.isList(text)) {
                HeadList.parse(text).heads().values().forEach(head -> add(head.checkpoint(), place, source));
                return true;
            }
            add(Checkpoint.parse(text), place, source);
            return false;
        } catch (InvalidNoteException e) {
            throw new DiscrepancyException(place, "cannot be believed: " + e.getMessage());
        }
    }

    private void add(Checkpoint checkpoint, String place, byte source) {
        TreeOrigin origin = TreeOrigin.parse(checkpoint.origin());
        if (!origin.ledger().equals(ledger)) {
            throw new DiscrepancyException(place, "is of another ledger");
        }
        byte[] entry = entry(origin, checkpoint.head().size());
        byte[] root = checkpoint.head().root().toByteArray();
        byte[] before = scratch.get(entry);
        if (before != null && !Arrays.equals(before, 1, before.length, root, 0, root.length)) {
            throw new DiscrepancyException(
                    place,
                    "says another root of " + checkpoint.origin() + " at size "
                            + checkpoint.head().size()
                            + " than " + (source == KEPT ? "the ledger shows now" : "another checkpoint")
                            + ": the log was forked");
        }
        byte known = before == null ? OWN : before[0];
        scratch.put(
                entry,
                ByteBuffer.allocate(1 + root.length)
                        .put(source == KEPT ? KEPT : known)
                        .put(root)
                        .array());
    }

    private static byte[] entry(TreeOrigin origin, long size) {
        return ByteBuffer.allocate(prefix(origin.tree()).length + 2 * Long.BYTES)
                .put(prefix(origin.tree()))
                .putLong(size)
                .putLong(origin.restoration())
                .array();
    }

    private static byte[] prefix(TreeName tree) {
        return States.key(HEAD, tree + "/");
    }

    /** A head that must be in the log. */
    record Expected(long size, long restoration, TreeHash root, boolean kept) {

        String name() {
            return kept ? "the kept checkpoint" : "a signed checkpoint";
        }
    }

    /** Those of one tree, smallest first. */
    Scratch.Cursor of(TreeName tree) {
        return scratch.cursor(prefix(tree));
    }

    static Expected expected(Scratch.Cursor cursor) {
        byte[] key = cursor.key();
        ByteBuffer numbers = ByteBuffer.wrap(key, key.length - 2 * Long.BYTES, 2 * Long.BYTES);
        byte[] value = cursor.value();
        return new Expected(
                numbers.getLong(),
                numbers.getLong(),
                TreeHash.of(Arrays.copyOfRange(value, 1, value.length)),
                value[0] == KEPT);
    }
}
