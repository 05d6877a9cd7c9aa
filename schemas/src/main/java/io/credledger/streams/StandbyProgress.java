package io.credledger.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;

/** How far the copies that this process keeps of other processes' stores are behind. */
final class StandbyProgress implements StandbyUpdateListener {

    private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long startingOffset) {
        lags.put(changelog, 0L);
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long batchSize, long currentEnd) {
        // The batch's end is inclusive, the changelog's is not.
        lags.put(changelog, Math.max(0, currentEnd - batchEnd - 1));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long storeOffset, long currentEnd, SuspendReason reason) {
        lags.remove(changelog);
    }

    /** Never keeps a process from being ready: it serves what it owns, not what it stands by for. */
    Health.Part health(String owner) {
        long behind = lags.values().stream().mapToLong(Long::longValue).sum();
        return new Health.Part(owner + " standby", true, lags.size() + " stores kept, " + behind + " records behind");
    }
}
