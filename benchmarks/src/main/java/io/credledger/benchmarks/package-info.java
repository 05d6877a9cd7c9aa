/** What single operations cost, measured with JMH, and a main class that runs them. Nothing depends on this. */
@NullMarked
package io.credledger.benchmarks;

import org.jspecify.annotations.NullMarked;
