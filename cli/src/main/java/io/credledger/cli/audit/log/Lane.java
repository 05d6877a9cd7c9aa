package io.credledger.cli.audit.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One partition's committed records, from its beginning to where it ended when the lane was opened. For one thread. */
public interface Lane extends AutoCloseable {

    /** The next one; null behind the last. */
    @Nullable
    ConsumerRecord<byte[], byte[]> next();

    /** How many offsets there were; not all of them are records, as transactions leave marks. */
    long length();

    /** How many of them are behind us. */
    long passed();

    @Override
    void close();
}
