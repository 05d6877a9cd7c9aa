/**
 * What happened, for whoever may ask: a connection's access records, and events and access records together, straight from Kafka. Opens what
 * is personal per answer and keeps nothing; opens no token.
 */
@NullMarked
package io.credledger.audit;

import org.jspecify.annotations.NullMarked;
