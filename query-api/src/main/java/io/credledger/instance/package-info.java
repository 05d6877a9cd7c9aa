/**
 * Several processes of one ledger's query API: each asks the others about shards that they have. Only pseudonymous states and sealed bytes
 * travel; who may ask is a tag under a key of its own.
 */
@NullMarked
package io.credledger.instance;

import org.jspecify.annotations.NullMarked;
