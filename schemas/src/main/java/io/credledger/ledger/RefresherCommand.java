package io.credledger.ledger;

/** Marks the commands that the refresher alone may give, on a topic of its own. */
public interface RefresherCommand {}
