package io.credledger.protocol;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Ed25519 (RFC 8037) by the JDK: Nimbus would do it with Tink, which only {@code crypto} may see. */
final class EdDsaVerifier implements JWSVerifier {

    private final EdECPublicKey key;
    private final JCAContext context = new JCAContext();

    private EdDsaVerifier(EdECPublicKey key) {
        this.key = key;
    }

    /** Nimbus' verifiers and this one. */
    static final class Factory extends DefaultJWSVerifierFactory {

        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws com.nimbusds.jose.JOSEException {
            return key instanceof EdECPublicKey edwards && JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                    ? new EdDsaVerifier(edwards)
                    : super.createJWSVerifier(header, key);
        }
    }

    /** RFC 8032 section 5.1.2: y, little endian, and the lowest bit of x in the highest bit. */
    static PublicKey publicKey(OctetKeyPair jwk) throws GeneralSecurityException {
        byte[] bytes = jwk.getDecodedX();
        byte[] y = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            y[i] = bytes[bytes.length - 1 - i];
        }
        boolean xIsOdd = bytes.length > 0 && (y[0] & 0x80) != 0;
        if (bytes.length > 0) {
            y[0] &= 0x7f;
        }
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, y));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(signingInput);
            return ed25519.verify(signature.decode());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
