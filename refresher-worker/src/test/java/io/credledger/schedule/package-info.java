/** What is due when, over simulated months. */
@NullMarked
package io.credledger.schedule;

import org.jspecify.annotations.NullMarked;
