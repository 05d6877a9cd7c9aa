package io.credledger.refresh;

/** The steps of an attempt, in order. At each of them the process may die. */
public enum Step {
    /** Due, and nothing done yet. */
    CHOSEN,
    /** {@code StartRefresh} is on its way. */
    START_SENT,
    /** {@code RefreshStarted} is committed. */
    STARTED,
    /** The lease was looked at; the next thing is the first byte. */
    SENDING,
    /** The provider's answer is here, whole. */
    ANSWERED,
    /** It is sealed, in memory. */
    SEALED,
    /** It is in the journal, on disk. */
    JOURNALED,
    /** {@code CompleteRefresh} is on its way. */
    COMPLETE_SENT,
    /** The writer's reply is here. */
    REPLIED,
    /** The journal's entry is let go. */
    SETTLED
}
