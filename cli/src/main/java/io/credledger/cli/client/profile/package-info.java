/** Which server, with which token: from options, environment, the profile file or a ledger running in this directory. */
@NullMarked
package io.credledger.cli.client.profile;

import org.jspecify.annotations.NullMarked;
