/** How lines are logged: for people, or as JSON for programs. */
@NullMarked
package io.credledger.cli.log;

import org.jspecify.annotations.NullMarked;
