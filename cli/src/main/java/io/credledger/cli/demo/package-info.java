/**
 * What {@code up --demo} adds: a provider on this machine ({@code io.credledger.demo} behind HTTP), somebody who is connected there, and what to try. It
 * speaks to the ledger as any client does.
 */
@NullMarked
package io.credledger.cli.demo;

import org.jspecify.annotations.NullMarked;
