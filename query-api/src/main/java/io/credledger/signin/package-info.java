/** From a proof of who somebody is to a session: OpenID Connect or an API token, and which identity an issuer's subject is. */
@NullMarked
package io.credledger.signin;

import org.jspecify.annotations.NullMarked;
