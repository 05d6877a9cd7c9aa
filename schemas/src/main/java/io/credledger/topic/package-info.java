/** The topics: what each holds, who writes it, how long it stays, how its records are keyed and placed. */
@NullMarked
package io.credledger.topic;

import org.jspecify.annotations.NullMarked;
