package io.credledger.streams;

import org.apache.kafka.streams.KafkaStreams.State;

/** Is told about a topology's life, on Streams' threads: must return soon and must not close the runner. */
public interface StreamsListener {

    /** For who does not want to know. */
    StreamsListener NONE = new StreamsListener() {};

    default void onState(State newState, State oldState) {}

    /** At the beginning and end of each store's restoration, in between at most once a second. */
    default void onRestore(RestoreSnapshot progress) {}
}
