package io.credledger.processor;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log in memory, of one shard. */
final class MemoryLog implements LogTail {

    final List<LedgerEvent> events = new ArrayList<>();
    final List<WrappedDataKey> keys = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();

    /** How often somebody had to read it. */
    int reads;

    @Override
    public long lastSeq(int shard) {
        return events.isEmpty()
                ? 0
                : events.get(events.size() - 1).header().position().seq();
    }

    @Override
    public void events(int shard, Consumer<LedgerEvent> each) {
        reads++;
        events.forEach(each);
    }

    @Override
    public void keys(int shard, Consumer<WrappedDataKey> each) {
        keys.forEach(each);
    }

    @Override
    public void replies(int shard, Consumer<Reply> each) {
        replies.forEach(each);
    }
}
