package io.credledger.token;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.operation.RegisteredClient;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.RevealsSecret;
import io.credledger.session.VerifiedJwt;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Set;

/**
 * What makes two exchanges one.
 *
 * @param digest SHA-256 of the subject's token
 * @param client version of the registration that asks
 */
record ExchangeKey(IdentityId subject, Octets digest, String provider, URI site, long client, Set<String> scopes) {

    static ExchangeKey of(
            IdentityId subject,
            VerifiedJwt jwt,
            ProviderSite site,
            RegisteredClient client,
            Collection<String> scopes) {
        return new ExchangeKey(
                subject,
                digest(jwt),
                site.provider().id(),
                site.baseUrl(),
                client.row().state().version(),
                Set.copyOf(scopes));
    }

    @RevealsSecret(reason = "a digest of it, which tells nothing")
    private static Octets digest(VerifiedJwt jwt) {
        return jwt.token().revealTo(ExchangeKey::sha256);
    }

    private static Octets sha256(byte[] token) {
        try {
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(token));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ExchangeKey [redacted]";
    }
}
