/** Health and metrics of a process over HTTP, for processes that serve nothing else. */
@NullMarked
package io.credledger.health;

import org.jspecify.annotations.NullMarked;
