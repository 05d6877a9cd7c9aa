package io.credledger.cascade;

import io.credledger.ledger.Command;

/** What is to be done next for an errand. */
sealed interface Step {

    /** It is so already, as the log says. */
    record Done() implements Step {}

    /** @param until in milliseconds; sooner when something happens to the target */
    record Wait(long until) implements Step {}

    record Ask(Command command) implements Step {}
}
