package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;

/** Proof Key for Code Exchange with S256 (RFC 7636); the plain method is never used. */
public final class Pkce {

    private Pkce() {}

    /** A new verifier: 256 random bits. */
    public static SecretToken newVerifier() {
        return SecretToken.takeCopyOf(new CodeVerifier().getValue());
    }

    /** What may be shown: the verifier's digest. */
    @RevealsSecret(reason = "the challenge is the verifier's digest")
    static CodeChallenge challenge(SecretToken verifier) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier.revealText()));
    }
}
