/** The forge router: an identity's forge connections and which of them is active, in the words its consumers have for it. */
@NullMarked
package io.credledger.forge;

import org.jspecify.annotations.NullMarked;
