package io.credledger.ledger;

/**
 * Marks the commands that the cascade alone may give, on a topic of its own. They bring no keys and have no sealed part: what gives them has no key
 * to seal with.
 */
public interface CascadeCommand {

    /** Which event they follow from. */
    Cause cause();
}
