/** The processes: all roles in one ({@code up}), each alone, and founding. What a process is given and in which order it starts. */
@NullMarked
package io.credledger.cli.role;

import org.jspecify.annotations.NullMarked;
