package io.credledger.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.subtle.HpkeEncrypt;
import com.google.crypto.tink.util.Bytes;
import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.secret.SecretToken;
import java.security.GeneralSecurityException;

/** The edge's side of refresh tokens: seals them to the refresher's public key and can open none. Safe for use by several threads. */
public final class RefreshTokenSealer {
    private final RefresherPublicKey key;
    private final HybridEncrypt hpke;

    /** @throws KeyRefusedException when nothing can be sealed to the key */
    public RefreshTokenSealer(RefresherPublicKey key) {
        this.key = key;
        this.hpke = hpke(key);
    }

    public SealedToken seal(TokenContext context, SecretToken token) {
        context.requireRefreshToken(true);
        byte[] info = context.associated(SealKind.HPKE).toByteArray();
        return new SealedToken(
                SealKind.HPKE, key.id(context.ledger()), PaddedToken.seal(token, padded -> encrypt(padded, info)));
    }

    @AccessesPartialKey
    @LowLevelCryptoCaller
    private static HybridEncrypt hpke(RefresherPublicKey key) {
        try {
            Bytes point = Bytes.copyFrom(key.octets().toByteArray());
            return HpkeEncrypt.create(HpkePublicKey.create(Hpke.PARAMETERS, point, null));
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException(Rule.NOT_A_PUBLIC_KEY);
        }
    }

    private byte[] encrypt(byte[] padded, byte[] info) {
        try {
            return hpke.encrypt(padded, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HPKE cannot seal", e);
        }
    }
}
