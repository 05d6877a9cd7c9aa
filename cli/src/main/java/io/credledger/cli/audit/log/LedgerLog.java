package io.credledger.cli.audit.log;

/** The topics of one ledger. Safe for use by several threads; a lane is not. */
public interface LedgerLog extends AutoCloseable {

    /** How many partitions the topic has; 0 where there is none, or it may not be read. */
    int partitions(String topic);

    /** The caller closes it. */
    Lane lane(String topic, int partition);

    @Override
    void close();
}
