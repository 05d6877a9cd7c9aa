package io.credledger.crypto;

import com.google.crypto.tink.hybrid.HpkePrivateKey;
import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.ledger.LedgerId;
import io.credledger.secret.SecretToken;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refresher's side of refresh tokens: opens what the edge sealed to its public key, and what it sealed itself with the AEAD key that
 * only it can derive (a microsecond, where HPKE takes 0.4 ms). Safe for use by several threads.
 */
public final class RefreshTokenOpener {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenOpener.class);

    private final RefresherKey primary;
    private final List<RefresherKey> all;

    public RefreshTokenOpener(RefresherKeys keys, LedgerId ledger) {
        this.primary = new RefresherKey(keys.primary(), ledger);
        List<RefresherKey> opened = new ArrayList<>();
        for (HpkePrivateKey key : keys.all()) {
            opened.add(new RefresherKey(key, ledger));
        }
        this.all = List.copyOf(opened);
    }

    /** What a refresh returned, so that nobody but the refresher ever opens it. */
    public SealedToken seal(TokenContext context, SecretToken token) {
        context.requireRefreshToken(true);
        LengthPrefixed associated = context.associated(SealKind.REFRESHER);
        return new SealedToken(
                SealKind.REFRESHER,
                primary.id(SealKind.REFRESHER),
                PaddedToken.seal(token, padded -> primary.aead().seal(padded, associated)));
    }

    /**
     * The token, which the caller closes.
     *
     * @throws KeyNotHeldException when it was sealed to a key that is not in the keyset
     * @throws SealBrokenException when it was changed or belongs elsewhere: another connection, command, field or origin
     */
    public SecretToken open(TokenContext context, SealedToken sealed) {
        context.requireRefreshToken(true);
        if (sealed.kind() == SealKind.AEAD) {
            throw new MalformedSealException(Rule.KIND);
        }
        byte[] padded = key(sealed).open(sealed, context.associated(sealed.kind()));
        LOG.debug("opened {} [redacted] with refresher key {}", context.field().label(), sealed.keyId());
        return PaddedToken.open(padded);
    }

    private RefresherKey key(SealedToken sealed) {
        return all.stream()
                .filter(key -> key.id(sealed.kind()).equals(sealed.keyId()))
                .findFirst()
                .orElseThrow(() -> new KeyNotHeldException(sealed.keyId().value()));
    }
}
