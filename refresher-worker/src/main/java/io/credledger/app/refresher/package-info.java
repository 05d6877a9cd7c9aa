/** The refresher as a process: settings, the parts put together, health. */
@NullMarked
package io.credledger.app.refresher;

import org.jspecify.annotations.NullMarked;
