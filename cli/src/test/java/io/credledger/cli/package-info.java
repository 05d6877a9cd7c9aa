/** The command as a person or script meets it: arguments in; text, requests and an exit code out. */
@NullMarked
package io.credledger.cli;

import org.jspecify.annotations.NullMarked;
