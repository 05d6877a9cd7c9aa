package io.credledger.proof;

import java.util.List;
import java.util.Map;

/** Where signed notes are written for everybody. */
interface CheckpointLog {

    /**
     * What was written since the last call. The first call gives at least the last list of heads and everything behind it.
     *
     * @return notes as they stand there, readable or not
     */
    List<byte[]> news();

    /** Writes in order, and returns once all of it is acknowledged; in the other case some of it may be there. */
    void write(Map<String, byte[]> notesByName);
}
