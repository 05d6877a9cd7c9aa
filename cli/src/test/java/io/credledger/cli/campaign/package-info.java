/** Kills and power cuts under load: nothing acknowledged is lost, nothing happens twice. Roles are processes of their own here. */
@NullMarked
package io.credledger.cli.campaign;

import org.jspecify.annotations.NullMarked;
