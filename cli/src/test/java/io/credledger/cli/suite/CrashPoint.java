package io.credledger.cli.suite;

/** Where in the life of a command a process can end. */
enum CrashPoint {
    /** The command was read and nothing is known of it. */
    BEFORE_DECIDING,
    /** The store has it, and no topic. */
    AFTER_PUTTING,
    /** The topics have it too, and nobody may read it. */
    AFTER_FORWARDING,
    /** Offsets belong to the transaction, which is not committed. */
    BEFORE_COMMITTING,
    /** It is true, and the process does not know it. */
    AFTER_COMMITTING
}
