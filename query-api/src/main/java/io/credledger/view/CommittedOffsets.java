package io.credledger.view;

/**
 * How far the view's consumer group has committed its input. Streams commits offsets after everything that was written until then is in the
 * changelogs, and in no other moment are a view's stores known to agree with each other.
 */
@FunctionalInterface
public interface CommittedOffsets {

    /** The offset that is read next after a restart; 0 when none is committed. */
    long next(String topic, int shard);
}
