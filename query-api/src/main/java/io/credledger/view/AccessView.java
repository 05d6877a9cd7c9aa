package io.credledger.view;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;

/** Who had to do with a connection's tokens. Opens nothing; may throw {@link ViewUnavailableException}. */
@FunctionalInterface
public interface AccessView {

    /** What is recorded about the connection, latest first. */
    Page<Access> accesses(ConnectionId connection, PageRequest page);

    /** @param offset where the record stands in the connection's shard of the topic */
    record Access(int shard, long offset, AccessRecord record) {}
}
