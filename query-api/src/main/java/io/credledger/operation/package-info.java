/**
 * What callers do and see, in names instead of ids: identities, API tokens, provider clients, connections. Checks what only the edge can
 * check; what must hold for ever is the writer's. Knows neither HTTP nor keys.
 */
@NullMarked
package io.credledger.operation;

import org.jspecify.annotations.NullMarked;
