package io.credledger.cli.keys;

import io.credledger.cli.shards.ShardDesk;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WrappedDataKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many data keys are under which master key.
 *
 * @param held of each master key that was given, newest first
 * @param unknown by the id of a key-encryption key that was not given
 */
record Census(List<Counted> held, Map<String, Long> unknown) {

    /**
     * One master key.
     *
     * @param id that of its key-encryption key for details
     */
    record Counted(String id, long keys) {}

    static Census of(ShardDesk desk, KeyEncryptionKeys keks) {
        List<Octets> details = keks.commitments(KeyPurpose.DETAILS);
        List<Octets> tokens = keks.commitments(KeyPurpose.TOKEN);
        long[] counts = new long[details.size()];
        Map<String, Long> unknown = new LinkedHashMap<>();
        for (int shard = 0; shard < desk.shards(); shard++) {
            for (WrappedDataKey key : desk.keys().latest(shard, any -> true)) {
                int place = place(key, details, tokens);
                if (place < 0) {
                    unknown.merge(key.kek().toHex(), 1L, Long::sum);
                } else {
                    counts[place]++;
                }
            }
        }
        Counted[] held = new Counted[counts.length];
        Arrays.setAll(held, i -> new Counted(id(details.get(i)), counts[i]));
        return new Census(List.of(held), unknown);
    }

    private static int place(WrappedDataKey key, List<Octets> details, List<Octets> tokens) {
        for (int i = 0; i < details.size(); i++) {
            if (key.isUnder(details.get(i), tokens.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String id(Octets commitment) {
        return commitment.toHex().substring(0, 16);
    }

    /** Those that are not under the newest. */
    long former() {
        return held.stream().skip(1).mapToLong(Counted::keys).sum();
    }
}
