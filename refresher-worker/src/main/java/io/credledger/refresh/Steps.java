package io.credledger.refresh;

import io.credledger.ledger.AttemptId;

/** Is told how far each attempt has come. What it does there holds the attempt up: so a test can end the process at every step. */
@FunctionalInterface
public interface Steps {

    Steps UNWATCHED = (step, attempt) -> {};

    void reached(Step step, AttemptId attempt);
}
