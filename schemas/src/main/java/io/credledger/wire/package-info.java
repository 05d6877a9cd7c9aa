/**
 * The bytes on Kafka and in stores: Avro, its schema catalogue and the registry. The only package that sees Avro and generated classes. What
 * it gives out are the types of {@code ledger}.
 */
@NullMarked
package io.credledger.wire;

import org.jspecify.annotations.NullMarked;
