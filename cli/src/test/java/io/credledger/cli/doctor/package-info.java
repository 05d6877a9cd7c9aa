/** Each finding of {@code doctor}, and what it says to do. */
@NullMarked
package io.credledger.cli.doctor;

import org.jspecify.annotations.NullMarked;
