package io.credledger.cli.audit.log;

/**
 * A ZIP file with an entry {@code TOPIC/PARTITION} for each partition, and {@code manifest.json}, which is written last. An entry is a run of records:
 * offset (8 bytes, big-endian), time in milliseconds (8), length of the key and the key, length of the value and the value; a length has 4
 * bytes and is -1 for nothing.
 */
final class BundleFormat {

    static final String MANIFEST = "manifest.json";
    static final String NAME = "credledger-bundle/1";
    /** No record of a ledger comes near it. */
    static final int LONGEST = 16 << 20;

    private BundleFormat() {}

    static String entry(String topic, int partition) {
        return topic + "/" + partition;
    }
}
