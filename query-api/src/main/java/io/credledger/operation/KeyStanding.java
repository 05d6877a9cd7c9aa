package io.credledger.operation;

import io.credledger.ledger.EntityState;
import io.credledger.sealing.RecordedKeys;
import io.credledger.view.KeyCount;
import io.credledger.view.LedgerView;
import java.util.List;

/**
 * How the ledger's own keys stand, as the log has it: which they are, and never one of them.
 *
 * @param rotation of the master key: {@code never}, {@code running} or {@code finished}
 * @param masterKey the id of the newest one, which new data keys are wrapped under
 * @param dataKeys without those that are shredded
 * @param underOlderKeys those of them that the rotation has still to come to
 * @param refresherKey the id of the refresher's public key
 */
public record KeyStanding(String rotation, String masterKey, long dataKeys, long underOlderKeys, String refresherKey) {

    private static final int ID = 16;

    /** @param shards all of them */
    static KeyStanding of(LedgerView view, List<EntityState.Shard> shards) {
        RecordedKeys recorded = RecordedKeys.of(shards.get(0));
        RecordedKeys.Master newest = recorded.newest();
        KeyCount count = view.keys(key -> key.isUnder(newest.detailsKek(), newest.tokensKek()));
        return new KeyStanding(
                rotation(shards),
                newest.detailsKek().toHex().substring(0, ID),
                count.all(),
                count.all() - count.counted(),
                recorded.refresher().id(shards.get(0).fact().ledger()).value());
    }

    /** @param shards all of them */
    public static String rotation(List<EntityState.Shard> shards) {
        if (shards.stream().anyMatch(shard -> shard.rotating() != null)) {
            return "running";
        }
        return shards.stream().allMatch(shard -> shard.rotated() != null) ? "finished" : "never";
    }

    @Override
    public String toString() {
        return "KeyStanding of " + dataKeys + " keys";
    }
}
