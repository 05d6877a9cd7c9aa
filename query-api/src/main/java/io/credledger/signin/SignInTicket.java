package io.credledger.signin;

import io.credledger.secret.SecretToken;
import io.credledger.web.ReturnTo;
import java.time.Instant;

/**
 * A sign-in at the issuer that has not come back yet, as the browser's cookie has it.
 *
 * @param end after which it is nobody's
 * @param state as the issuer sends it back
 * @param nonce as the ID token has it
 * @param verifier of PKCE
 */
record SignInTicket(Instant end, SecretToken state, SecretToken nonce, SecretToken verifier, ReturnTo returnTo) {}
