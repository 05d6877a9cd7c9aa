package io.credledger.refresh.journal;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Octets;

/** What a journal's record says about an attempt. */
sealed interface Change {

    AttemptId attempt();

    /** Its answer, sealed; a later one for the same attempt takes the place of an earlier one. */
    record Put(AttemptId attempt, Octets content) implements Change {}

    /** The ledger has it. */
    record Done(AttemptId attempt) implements Change {}
}
