/**
 * Refreshes against a provider with every policy and every fault, by workers that are processes of their own and are killed or stopped at every step.
 */
@NullMarked
package io.credledger.cli.refresh;

import org.jspecify.annotations.NullMarked;
