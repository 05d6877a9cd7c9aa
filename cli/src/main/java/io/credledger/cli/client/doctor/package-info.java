/** The command {@code doctor}: what stands between this client and its server, and how to mend it. */
@NullMarked
package io.credledger.cli.client.doctor;

import org.jspecify.annotations.NullMarked;
