/**
 * The log told in order of time: events merged, filtered, rendered as they lie in Kafka, and who owned what. Fast because it looks at bytes; what
 * an event means for the state is {@code verify}'s business.
 */
@NullMarked
package io.credledger.cli.audit.replay;

import org.jspecify.annotations.NullMarked;
