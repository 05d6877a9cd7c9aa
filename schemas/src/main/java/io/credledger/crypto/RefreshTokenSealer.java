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
import java.util.function.Supplier;

/** The edge's side of refresh tokens: seals them to the refresher's public key and can open none. Safe for use by several threads. */
public final class RefreshTokenSealer {
    private final Supplier<RefresherPublicKey> key;
    private volatile Recipient recipient;

    /** One key, ready for use. */
    private record Recipient(RefresherPublicKey key, HybridEncrypt hpke) {
        static Recipient of(RefresherPublicKey key) {
            return new Recipient(key, RefreshTokenSealer.hpke(key));
        }
    }

    /** @throws KeyRefusedException when nothing can be sealed to the key */
    public RefreshTokenSealer(RefresherPublicKey key) {
        this(() -> key);
    }

    /**
     * Seals to whatever key is the refresher's at that moment.
     *
     * @param key one that somebody vouched for
     * @throws KeyRefusedException when nothing can be sealed to the key of now
     */
    public RefreshTokenSealer(Supplier<RefresherPublicKey> key) {
        this.key = key;
        this.recipient = Recipient.of(key.get());
    }

    public SealedToken seal(TokenContext context, SecretToken token) {
        context.requireRefreshToken(true);
        Recipient to = recipient();
        byte[] info = context.associated(SealKind.HPKE).toByteArray();
        return new SealedToken(
                SealKind.HPKE,
                to.key().id(context.ledger()),
                PaddedToken.seal(token, padded -> encrypt(to, padded, info)));
    }

    private Recipient recipient() {
        RefresherPublicKey now = key.get();
        Recipient known = recipient;
        if (!known.key().equals(now)) {
            known = Recipient.of(now);
            recipient = known;
        }
        return known;
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

    private static byte[] encrypt(Recipient to, byte[] padded, byte[] info) {
        try {
            return to.hpke().encrypt(padded, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HPKE cannot seal", e);
        }
    }
}
