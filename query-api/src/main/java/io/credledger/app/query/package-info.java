/** The query API as a process: its configuration, the keys it checks, start, health and end. */
@NullMarked
package io.credledger.app.query;

import org.jspecify.annotations.NullMarked;
