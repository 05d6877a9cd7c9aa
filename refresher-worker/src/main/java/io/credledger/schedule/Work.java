package io.credledger.schedule;

/** What a connection wants of a worker. */
public enum Work {
    /** Begin an attempt. */
    REFRESH,
    /** An attempt is open: whoever has it goes on, anybody else ends it when {@link TakeOver} says so. */
    ATTEMPT,
    /** Tell the provider that a disconnected credential is no longer wanted. */
    REVOKE
}
