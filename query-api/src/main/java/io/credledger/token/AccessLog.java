package io.credledger.token;

import io.credledger.ledger.AccessRecord;

/** Where every hand-out and every refusal of one is written before anybody hears of it. */
public interface AccessLog {

    /** @throws AccessNotRecordedException unless the record is acknowledged */
    void record(AccessRecord access);
}
