package io.credledger.protocol;

import io.credledger.provider.Provider;
import io.credledger.provider.RevocationWay;
import io.credledger.secret.SecretToken;

/** A token that is no longer wanted. */
public record RevocableToken(SecretToken token, Kind kind) {

    /** As RFC 7009 section 2.1 hints at it. */
    public enum Kind {
        ACCESS_TOKEN("access_token"),
        REFRESH_TOKEN("refresh_token");

        private final String hint;

        Kind(String hint) {
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    /** Which to hand in where there are both: with the refresh token the grant goes, GitHub wants the access token. */
    public static Kind preferred(Provider provider) {
        return provider.revocation() == RevocationWay.RFC7009 ? Kind.REFRESH_TOKEN : Kind.ACCESS_TOKEN;
    }
}
