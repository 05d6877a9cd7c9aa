/**
 * The server's provider clients, wherever the server's shard is processed: read straight from the log, kept in memory, and in a file so that a start does
 * not read the whole shard. What is kept is sealed, as the log has it.
 */
@NullMarked
package io.credledger.clients;

import org.jspecify.annotations.NullMarked;
