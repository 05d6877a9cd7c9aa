package io.credledger.http;

import io.credledger.session.PreSession;
import io.credledger.signin.OidcSignIn;
import io.credledger.signin.SignIn;
import org.jspecify.annotations.Nullable;

/**
 * How people come in by browser.
 *
 * @param oidc null where no issuer is configured
 * @param rate how often one client may try to, or come back from another server
 */
public record Entrance(SignIn signIn, @Nullable OidcSignIn oidc, PreSession preSession, RateLimit rate) {}
