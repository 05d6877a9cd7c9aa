/**
 * The refresher among a million connections: a whole ledger and a provider in this process, workers in processes of their own, so that one can be
 * stopped, killed and joined as on a server. Everything that is refreshed came through the writer, as an edge would have sent it.
 */
@NullMarked
package io.credledger.benchmarks.volume;

import org.jspecify.annotations.NullMarked;
