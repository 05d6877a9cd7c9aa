package io.credledger.crypto;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.secret.SecretToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals and opens access tokens, client secrets and passwords under a token data key. Refresh tokens never: {@link RefreshTokenSealer}. */
public final class TokenSealer {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSealer.class);

    private TokenSealer() {}

    public static SealedToken seal(DataKey key, TokenContext context, SecretToken token) {
        context.requireRefreshToken(false);
        Aes256Gcm cipher = key.cipher(KeyPurpose.TOKEN, key.id());
        LengthPrefixed associated = context.associated(SealKind.AEAD);
        return new SealedToken(
                SealKind.AEAD, key.id(), PaddedToken.seal(token, padded -> cipher.seal(padded, associated)));
    }

    /**
     * The token, which the caller closes.
     *
     * @throws WrongKeyException when the key is not the one that sealed it
     * @throws SealBrokenException when it was changed or belongs elsewhere
     */
    public static SecretToken open(DataKey key, TokenContext context, SealedToken sealed) {
        context.requireRefreshToken(false);
        if (sealed.kind() != SealKind.AEAD) {
            throw new MalformedSealException(Rule.KIND);
        }
        Aes256Gcm cipher = key.cipher(KeyPurpose.TOKEN, sealed.keyId());
        byte[] padded =
                cipher.open(sealed.ciphertext().toByteArray(), context.associated(SealKind.AEAD), sealed.keyId());
        LOG.debug("opened {} [redacted] with data key {}", context.field().label(), sealed.keyId());
        return PaddedToken.open(padded);
    }
}
