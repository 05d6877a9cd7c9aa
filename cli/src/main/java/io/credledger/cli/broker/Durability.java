package io.credledger.cli.broker;

/** What an acknowledgement of the broker survives. */
public enum Durability {
    /** A power cut: the whole broker flushes before it acknowledges. Flushing some topics only would lose the state that belongs to them. */
    FLUSH,
    /** A crash of the process, not of the machine: the operating system writes back when it likes. */
    NO_FLUSH
}
