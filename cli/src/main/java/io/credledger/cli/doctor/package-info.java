/** The command {@code doctor}, and what it looks at in an installation: keys, Kafka, addresses, disks. It changes nothing. */
@NullMarked
package io.credledger.cli.doctor;

import org.jspecify.annotations.NullMarked;
