/** A ledger's topics as an auditor reads them: from Kafka with read-only rights, or from a bundle on disk. Nothing here knows what a record means. */
@NullMarked
package io.credledger.cli.audit.log;

import org.jspecify.annotations.NullMarked;
