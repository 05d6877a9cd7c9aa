/** What stands between a client and its server, and how to mend it. */
@NullMarked
package io.credledger.cli.client.doctor;

import org.jspecify.annotations.NullMarked;
