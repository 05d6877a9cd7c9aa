package io.credledger.protocol;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The issuer's keys that could have signed a JWT. A symmetric algorithm, and none, are never taken: the key set is public. */
final class SigningKeySelector extends JWSVerificationKeySelector<SecurityContext> {

    private static final Set<JWSAlgorithm> TAKEN = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA);

    private SigningKeySelector(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
        super(algorithms, keys);
    }

    /** @param named the algorithms that the issuer says it uses; empty: it does not say. Null where it uses none that is taken. */
    static @Nullable SigningKeySelector of(Set<String> named, JWKSource<SecurityContext> keys) {
        Set<JWSAlgorithm> algorithms = TAKEN.stream()
                .filter(algorithm -> named.isEmpty() || named.contains(algorithm.getName()))
                .collect(Collectors.toSet());
        return algorithms.isEmpty() ? null : new SigningKeySelector(algorithms, keys);
    }

    @Override
    public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
        Algorithm algorithm = header.getAlgorithm();
        if (!JWSAlgorithm.EdDSA.equals(algorithm) || !isAllowed(header.getAlgorithm())) {
            return super.selectJWSKeys(header, context);
        }
        List<Key> keys = new ArrayList<>();
        for (JWK match : getJWKSource().get(new JWKSelector(JWKMatcher.forJWSHeader(header)), context)) {
            if (match instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
                try {
                    keys.add(EdDsaVerifier.publicKey(pair));
                } catch (GeneralSecurityException notAPoint) {
                    // A key set may have keys that nobody can use.
                }
            }
        }
        return keys;
    }
}
