package io.credledger.schedule;

import java.util.List;

/** Keys in the order of their bytes. Only one {@link Tick} changes it. */
public interface DueIndex {

    void put(DueKey key);

    /** Nothing happens if it is not there. */
    void remove(DueKey key);

    boolean contains(DueKey key);

    /**
     * The first keys between two bounds, which themselves are never keys.
     *
     * @param limit at most so many
     */
    List<DueKey> scan(byte[] from, byte[] to, int limit);
}
