package io.credledger.refresh.gate;

/** What a gate knows of its provider. */
public enum GatePhase {
    /** It works, for all we know. */
    OPEN,
    /** It said that it is too much. */
    HELD,
    /** A few requests are to tell whether it works again. */
    PROBING,
    /** It does not answer, or with failures. */
    DOWN,
    /** It refuses our client: somebody has to correct its registration or secret. */
    MISCONFIGURED
}
