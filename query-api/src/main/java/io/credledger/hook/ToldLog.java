package io.credledger.hook;

import io.credledger.ledger.WebhookId;
import java.util.Map;

/** Where it is kept how far subscribers were told. */
interface ToldLog {

    /** All of a shard; it may wait for what is under way. */
    Map<WebhookId, Told> read(int shard);

    /** Does not wait: what is lost of it is told again. */
    void write(int shard, WebhookId webhook, Told told);

    /** There is no such webhook any more. */
    void forget(int shard, WebhookId webhook);
}
