package io.credledger.view;

import io.credledger.topic.Topics;
import java.util.Arrays;
import java.util.List;

/** The topology's two parts. Each has a task for each shard, and the two tasks of a shard can be in different processes. */
public enum Part {
    LEDGER,
    ACCESS;

    /**
     * The part that has such a store.
     *
     * @throws IllegalArgumentException when none has
     */
    public static Part of(String store) {
        return Arrays.stream(values())
                .filter(part -> part.stores().contains(store))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part has such a store"));
    }

    /** Whoever reads its partition has the shard. */
    String topic() {
        return this == LEDGER ? Topics.EVENTS.name() : Topics.ACCESS.name();
    }

    /** Any of its stores is there when the others are. */
    String store() {
        return stores().get(0);
    }

    private List<String> stores() {
        return this == LEDGER ? ViewStores.ALL : ViewStores.OF_ACCESS;
    }
}
