package io.credledger.cli.shards;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ShardId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/** Says on every shard that the topics came back from a copy, and later that an operator saw where it ends. Both can be interrupted and run again. */
public final class Restoration {

    private final ShardDesk desk;

    public Restoration(ShardDesk desk) {
        this.desk = desk;
    }

    /**
     * Records another one; one that was recorded on some shards only is brought to an end.
     *
     * @return how many there were by now
     */
    public long record() throws InterruptedException {
        List<EntityState.Shard> shards = shards();
        long most =
                shards.stream().mapToLong(EntityState.Shard::restoration).max().orElse(0);
        boolean begun = shards.stream().anyMatch(shard -> shard.restoration() < most);
        long restoration = begun ? most : most + 1;
        Octets heads = begun ? recorded(shards, most) : headsDigest();
        for (int shard = 0; shard < shards.size(); shard++) {
            if (shards.get(shard).restoration() < restoration) {
                desk.ask(new Command.RecordRestoration(ShardId.of(shard), restoration, heads));
            }
        }
        return restoration;
    }

    /** Whether a restoration waits for an operator. */
    public boolean isUnconfirmed() {
        return shards().stream().anyMatch(EntityState.Shard::unconfirmed);
    }

    public void confirm() throws InterruptedException {
        List<EntityState.Shard> shards = shards();
        for (int shard = 0; shard < shards.size(); shard++) {
            if (shards.get(shard).unconfirmed()) {
                desk.ask(new Command.ConfirmRestoration(
                        ShardId.of(shard), shards.get(shard).restoration()));
            }
        }
    }

    /** Where each shard's log ends. */
    public List<LedgerEvent> heads() {
        return IntStream.range(0, desk.shards()).mapToObj(desk::head).toList();
    }

    private List<EntityState.Shard> shards() {
        return IntStream.range(0, desk.shards()).mapToObj(desk::shard).toList();
    }

    private static Octets recorded(List<EntityState.Shard> shards, long restoration) {
        return shards.stream()
                .map(EntityState.Shard::restored)
                .filter(restored -> restored != null && restored.restoration() == restoration)
                .map(restored -> restored == null ? Octets.EMPTY : restored.headsDigest())
                .findFirst()
                .orElseThrow();
    }

    /** SHA-256 of the ledger's id, then of each shard in order the seq of its last event in 8 bytes. */
    private Octets headsDigest() {
        byte[] ledger = desk.ledger().value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer heads =
                ByteBuffer.allocate(ledger.length + desk.shards() * Long.BYTES).put(ledger);
        heads().forEach(head -> heads.putLong(head.header().position().seq()));
        try {
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(heads.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
