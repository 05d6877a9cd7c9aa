package io.credledger.cli.audit.log;

/** The topics of one ledger. Safe for use by several threads; a lane is not. */
public interface LedgerLog extends AutoCloseable {

    /** How many partitions the topic has; 0 where there is none, or it may not be read. */
    int partitions(String topic);

    /** The caller closes it. */
    Lane lane(String topic, int partition);

    /** The same, to where it ends now whatever was said of its end. */
    Lane toItsEnd(String topic, int partition);

    /** From now on the topic's lanes end where it ends now, however it grows. */
    void endHere(String topic);

    @Override
    void close();
}
