/** Who is calling and what they may do: API tokens, JWTs of an issuer, browser sessions and what keeps other sites from using them. */
@NullMarked
package io.credledger.session;

import org.jspecify.annotations.NullMarked;
