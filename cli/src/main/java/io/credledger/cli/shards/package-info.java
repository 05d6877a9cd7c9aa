/** What an operator's tools do with the shards of a running ledger: read what happened to them, and give commands about them as the edge. */
@NullMarked
package io.credledger.cli.shards;

import org.jspecify.annotations.NullMarked;
