/** Client commands against a server that follows a script. */
@NullMarked
package io.credledger.cli.client;

import org.jspecify.annotations.NullMarked;
