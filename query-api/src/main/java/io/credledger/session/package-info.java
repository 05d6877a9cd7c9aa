/** Who is calling and what they may do. API tokens today; sessions and OIDC find their place behind {@code Authenticator}. */
@NullMarked
package io.credledger.session;

import org.jspecify.annotations.NullMarked;
