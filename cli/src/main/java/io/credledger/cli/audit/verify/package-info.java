/**
 * Folds the log again and holds it to everything that can be known of it: its own order, the commands that it carries, the writer's memory, signed
 * tree heads. The first thing that does not fit ends it with its name.
 */
@NullMarked
package io.credledger.cli.audit.verify;

import org.jspecify.annotations.NullMarked;
