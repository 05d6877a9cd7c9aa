/** Talks to the HTTP API: requests, retries, problems, pages, writes that are not committed yet. Prints nothing. */
@NullMarked
package io.credledger.cli.client.http;

import org.jspecify.annotations.NullMarked;
