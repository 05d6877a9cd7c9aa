/** One connection's history as a file that proves itself: what happened, that it is in the signed tree, and who signed. Checked without Kafka, network or keys. */
@NullMarked
package io.credledger.cli.audit.proof;

import org.jspecify.annotations.NullMarked;
