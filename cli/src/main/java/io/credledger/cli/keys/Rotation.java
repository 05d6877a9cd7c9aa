package io.credledger.cli.keys;

import io.credledger.cli.shards.ShardDesk;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Reply;
import io.credledger.ledger.RotationPhase;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Wraps every data key of a ledger under the newest of the master keys that were given. Nothing is remembered but what is on the topics, so it can be
 * killed anywhere and run again.
 */
final class Rotation {

    /** How many commands are on their way at once. */
    private static final int WINDOW = 4;

    private static final int MOST_PASSES = 100;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(3);

    private final ShardDesk desk;
    private final DataKeys dataKeys;
    private final MasterKeys master;
    private final int batch;
    private final Progress progress;
    private final Octets detailsKek;
    private final Octets tokensKek;

    /** Is told how far it is. */
    @FunctionalInterface
    interface Progress {
        void at(long done);
    }

    /** @param batch how many data keys a command brings */
    Rotation(ShardDesk desk, MasterKeys master, int batch, Progress progress) {
        this.desk = desk;
        this.master = master;
        KeyEncryptionKeys keks = master.keyEncryptionKeys(desk.ledger());
        this.dataKeys = new DataKeys(keks);
        this.batch = batch;
        this.progress = progress;
        this.detailsKek = keks.commitment(KeyPurpose.DETAILS);
        this.tokensKek = keks.commitment(KeyPurpose.TOKEN);
    }

    /**
     * Runs to the end.
     *
     * @return how many data keys it wrapped
     */
    long run() throws InterruptedException {
        for (int shard = 0; shard < desk.shards(); shard++) {
            phase(shard, RotationPhase.STARTED, 0);
        }
        vouch();
        long begun = System.nanoTime();
        long done = passes(0);
        // Until a process has seen that it began it wraps under the old key, and when it is over that is refused.
        LockSupport.parkNanos(SEEN_WITHIN.toNanos() - (System.nanoTime() - begun));
        done = passes(done);
        for (int shard = 0; shard < desk.shards(); shard++) {
            phase(
                    shard,
                    RotationPhase.FINISHED,
                    desk.keys().latest(shard, this::isCurrent).size());
        }
        // The writer takes nothing under the old key any more; what came between the last look and that is wrapped now.
        return passes(done);
    }

    /** Until there is nothing left to do. */
    private long passes(long before) throws InterruptedException {
        long done = before;
        for (int i = 0; i < MOST_PASSES; i++) {
            long pass = pass(done);
            if (pass == 0) {
                return done;
            }
            done += pass;
        }
        throw new UnrecoverableException(ExitCode.UNEXPECTED, "some data keys stay under an old master key");
    }

    private void phase(int shard, RotationPhase phase, long keys) throws InterruptedException {
        desk.ask(new Command.RotateMasterKey(ShardId.of(shard), phase, keys, detailsKek, tokensKek));
    }

    /** The tag of the refresher's key must be the newest master key's too. */
    private void vouch() throws InterruptedException {
        for (int shard = 0; shard < desk.shards(); shard++) {
            RecordedKeys recorded = RecordedKeys.of(desk.shard(shard));
            record(shard, recorded.refresher(), recorded);
        }
    }

    private void record(int shard, RefresherPublicKey key, RecordedKeys before) throws InterruptedException {
        Octets tag = master.refresherKeyTags(desk.ledger()).tag(key);
        if (!before.refresher().equals(key) || !before.refresherTag().equals(tag)) {
            desk.ask(new Command.RotateRefresherKey(ShardId.of(shard), key.octets(), tag));
        }
    }

    /** Has refresh tokens sealed to another key from now on. */
    void refresher(RefresherPublicKey key) throws InterruptedException {
        for (int shard = 0; shard < desk.shards(); shard++) {
            record(shard, key, RecordedKeys.of(desk.shard(shard)));
        }
    }

    /** Whether every shard says that it is done. */
    boolean isFinished() {
        for (int shard = 0; shard < desk.shards(); shard++) {
            EntityState.Shard state = desk.shard(shard);
            RecordedKeys recorded = RecordedKeys.of(state);
            boolean settled = recorded.masters().size() == 1
                    && recorded.newest().equals(new RecordedKeys.Master(detailsKek, tokensKek));
            if (!settled) {
                return false;
            }
        }
        return true;
    }

    private long pass(long before) throws InterruptedException {
        long done = 0;
        for (int shard = 0; shard < desk.shards(); shard++) {
            done += rewrap(shard, desk.keys().latest(shard, key -> !isCurrent(key)), before + done);
        }
        return done;
    }

    private long rewrap(int shard, Collection<WrappedDataKey> keys, long before) throws InterruptedException {
        Deque<CompletableFuture<Reply>> underway = new ArrayDeque<>();
        List<WrappedDataKey> next = new ArrayList<>();
        long done = 0;
        for (WrappedDataKey key : keys) {
            next.add(key);
            if (next.size() == batch || done + next.size() == keys.size()) {
                underway.add(submit(shard, next));
                done += next.size();
                next.clear();
                progress.at(before + done);
            }
            if (underway.size() == WINDOW) {
                ShardDesk.await(underway.remove());
            }
        }
        while (!underway.isEmpty()) {
            ShardDesk.await(underway.remove());
        }
        return done;
    }

    private CompletableFuture<Reply> submit(int shard, List<WrappedDataKey> keys) {
        List<Command.Rewrap> olds = keys.stream()
                .map(key -> new Command.Rewrap(key.id(), key.digest()))
                .toList();
        List<WrappedKey> wraps = keys.stream().map(this::rewrapped).toList();
        return desk.submit(new Command.RewrapKeys(ShardId.of(shard), olds), wraps);
    }

    private WrappedKey rewrapped(WrappedDataKey key) {
        return dataKeys.rewrap(ShardDesk.wrapped(key))
                .orElseThrow(() -> new UnrecoverableException(
                        ExitCode.UNEXPECTED, "a data key that is under an old master key must be wrapped anew"));
    }

    private boolean isCurrent(WrappedDataKey key) {
        return key.isUnder(detailsKek, tokensKek);
    }
}
