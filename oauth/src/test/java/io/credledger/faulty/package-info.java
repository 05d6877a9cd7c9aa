/**
 * The authorization server of {@code io.credledger.demo} behind sockets, with every fault that a provider or a network can have, for the tests and
 * benchmarks of all modules.
 */
@NullMarked
package io.credledger.faulty;

import org.jspecify.annotations.NullMarked;
