/** How much a provider's site may be asked, and whether it may be asked now: rate, concurrency, circuit breaker, what it told us to wait. */
@NullMarked
package io.credledger.refresh.gate;

import org.jspecify.annotations.NullMarked;
