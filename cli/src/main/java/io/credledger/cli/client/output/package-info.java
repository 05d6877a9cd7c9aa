/** How answers look: table, JSON, NDJSON, CSV. Takes JSON trees; knows no route and no server. */
@NullMarked
package io.credledger.cli.client.output;

import org.jspecify.annotations.NullMarked;
