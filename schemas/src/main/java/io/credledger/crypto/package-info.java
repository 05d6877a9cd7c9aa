/**
 * Sealing, and the pseudonyms behind ids: the only package that sees Tink or key bytes. Every stored format here is permanent and written
 * down byte by byte in {@code docs/sealing.md}. What is stored ({@link io.credledger.crypto.SealedDetails}, {@link
 * io.credledger.crypto.SealedToken}, {@link io.credledger.crypto.WrappedKey}) needs no Tink, so that the blind writer can carry it.
 */
@NullMarked
package io.credledger.crypto;

import org.jspecify.annotations.NullMarked;
