/** What is due when: arithmetic on what the ledger says and on the provider's policy. No clock, no Kafka, no RocksDB, no network. */
@NullMarked
package io.credledger.schedule;

import org.jspecify.annotations.NullMarked;
