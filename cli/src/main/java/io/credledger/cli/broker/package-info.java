/**
 * The embedded broker: one KRaft node in this JVM, on loopback, authenticated and authorised, and what its clients need to
 * connect. Nothing here knows what the topics hold.
 */
@NullMarked
package io.credledger.cli.broker;

import org.jspecify.annotations.NullMarked;
