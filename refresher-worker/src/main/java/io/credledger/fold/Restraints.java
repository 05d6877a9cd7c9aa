package io.credledger.fold;

import io.credledger.ledger.Octets;
import io.credledger.streams.Health;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why nothing is begun in a shard, whatever is due there. Shared by the shards of a process; safe for use by many threads. */
public final class Restraints {

    private static final String PART = "refreshing";

    private final Predicate<Octets> held;
    private final List<Long> ends;
    private final Map<Integer, String> reasons = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> read = new ConcurrentHashMap<>();

    /**
     * Holds each shard back until it is read.
     *
     * @param held whether this process opens what is sealed to a public key
     * @param ends the seq of each shard's last event when the process started: before it, nobody knows what was said last
     */
    public Restraints(Predicate<Octets> held, List<Long> ends) {
        this.held = held;
        this.ends = List.copyOf(ends);
    }

    /** Says how far a shard is folded. */
    void folded(int shard, long seq) {
        if (seq >= ends.get(shard)) {
            read.put(shard, true);
        }
    }

    /**
     * Says anew what is known of a shard.
     *
     * @param refresherKey to which refresh tokens are sealed now; null where it is the founding's
     */
    void set(int shard, boolean unconfirmed, @Nullable Octets refresherKey) {
        if (unconfirmed) {
            reasons.put(
                    shard,
                    "restore-unconfirmed: nothing is refreshed or revoked before 'credledger init --confirm-restored'");
        } else if (refresherKey != null && !held.test(refresherKey)) {
            reasons.put(shard, "the key file must hold the refresher's newest key");
        } else {
            reasons.remove(shard);
        }
    }

    boolean hold(int shard) {
        return !read.containsKey(shard) || reasons.containsKey(shard);
    }

    void forget(int shard) {
        reasons.remove(shard);
        read.remove(shard);
    }

    /** Ready all the same: that nothing is begun is what is wanted, until somebody has done what it says. */
    public Health.Part part() {
        return reasons.values().stream()
                .sorted()
                .findFirst()
                .map(reason -> new Health.Part(PART, true, reason, true))
                .orElseGet(() -> new Health.Part(PART, true, "nothing holds it back"));
    }
}
