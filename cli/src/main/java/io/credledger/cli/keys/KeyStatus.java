package io.credledger.cli.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.shards.ShardDesk;
import io.credledger.crypto.MasterKeys;
import io.credledger.ledger.EntityState;
import io.credledger.operation.KeyStanding;
import io.credledger.sealing.RecordedKeys;
import java.util.List;
import java.util.stream.IntStream;

/** How a ledger's own keys stand. */
record KeyStatus(ShardDesk desk, MasterKeys master) {

    ObjectNode report() {
        Census census = Census.of(desk, master.keyEncryptionKeys(desk.ledger()));
        List<EntityState.Shard> shards =
                IntStream.range(0, desk.shards()).mapToObj(desk::shard).toList();
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("ledger", desk.ledger().value())
                .put("rotation", KeyStanding.rotation(shards))
                .put("master_key", census.held().get(0).id())
                .put("data_keys", census.held().get(0).keys())
                .put("under_older_keys", census.former())
                .put(
                        "under_keys_not_given",
                        census.unknown().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .put(
                        "refresher_key",
                        RecordedKeys.of(shards.get(0))
                                .refresher()
                                .id(desk.ledger())
                                .value())
                .put(
                        "restorations",
                        shards.stream()
                                .mapToLong(EntityState.Shard::restoration)
                                .max()
                                .orElse(0))
                .put("restore_unconfirmed", shards.stream().anyMatch(EntityState.Shard::unconfirmed));
        ArrayNode keys = report.putArray("master_keys");
        census.held().forEach(key -> keys.addObject().put("id", key.id()).put("data_keys", key.keys()));
        return report;
    }
}
