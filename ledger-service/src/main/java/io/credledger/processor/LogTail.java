package io.credledger.processor;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import java.util.function.Consumer;

/** What is committed on the topics of a shard, for a task that starts and must know that it is not behind. */
public interface LogTail {

    /** The seq of the shard's last committed event, 0 before the first. */
    long lastSeq(int shard);

    /** Every committed event of the shard, in order. */
    void events(int shard, Consumer<LedgerEvent> each);

    /** Every wrapped key of the shard. */
    void keys(int shard, Consumer<WrappedDataKey> each);

    /** Every reply that is still kept. */
    void replies(int shard, Consumer<Reply> each);
}
