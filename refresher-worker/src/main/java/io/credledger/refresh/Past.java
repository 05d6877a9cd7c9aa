package io.credledger.refresh;

/** What this process knows of an attempt in its worker's name that it is not making now. */
public enum Past {
    /** Nothing: an earlier life began it, or it ended in a defect. */
    UNKNOWN,
    /** It sent nothing: its start was given up before the writer's answer came. */
    UNSENT,
    /** The writer has decided on its end, which has not come by the log yet. */
    DECIDED
}
