package io.credledger.session;

import io.credledger.protocol.JwtOutcome.Flaw;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens that programs present for somebody (RFC 8693 §2.1), as strictly as those that they call with. */
public final class SubjectTokens {

    private final ApiTokenAuthenticator tokens;
    private final @Nullable JwtAuthenticator jwts;

    /** @param jwts null where no JWT is taken */
    public SubjectTokens(ApiTokenAuthenticator tokens, @Nullable JwtAuthenticator jwts) {
        this.tokens = tokens;
        this.jwts = jwts;
    }

    /** An API token of this ledger or a JWT of the issuer. */
    public CompletableFuture<TokenVerdict> verify(String token) {
        return tokens.caller(token)
                .<CompletableFuture<TokenVerdict>>map(
                        caller -> CompletableFuture.completedFuture(new TokenVerdict.Known(caller)))
                .orElseGet(() -> verifyJwt(token));
    }

    /** A JWT of the issuer and nothing else. */
    public CompletableFuture<TokenVerdict> verifyJwt(String token) {
        return jwts == null
                ? CompletableFuture.completedFuture(new TokenVerdict.Bad(Flaw.NO_ISSUER))
                : jwts.verify(token);
    }
}
