/** Moving in: many credentials that exist elsewhere, a row each, checked together and then stored, each once however often it is begun. */
@NullMarked
package io.credledger.cli.client.moving;

import org.jspecify.annotations.NullMarked;
