/**
 * The OAuth client: authorization requests and callbacks, the token endpoint, revocation, exchange, ID tokens and bearer JWTs, discovery, the
 * account behind a token. It stands on Nimbus, whose types stay in here, and asks through {@code outbound} only. It keeps nothing but caches
 * of metadata and keys.
 */
@NullMarked
package io.credledger.protocol;

import org.jspecify.annotations.NullMarked;
