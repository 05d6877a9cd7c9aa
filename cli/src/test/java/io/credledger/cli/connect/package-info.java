/** Connect flows against the real core, real sealing and a real HTTP provider, with nothing between them that takes time: no broker. */
@NullMarked
package io.credledger.cli.connect;

import org.jspecify.annotations.NullMarked;
