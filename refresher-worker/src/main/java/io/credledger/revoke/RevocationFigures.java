package io.credledger.revoke;

import io.credledger.ledger.RevocationResult;

/** Counts what revocations come to. */
public interface RevocationFigures {

    void ended(RevocationResult result);

    /** One that will be tried again. */
    void failed();
}
