package io.credledger.crypto;

import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.security.MessageDigest;
import java.util.List;

/**
 * Shows that the refresher's public key was recorded by a holder of the master key: otherwise whoever can write the log could put a key of
 * their own in its place and be sent every refresh token.
 */
public final class RefresherKeyTags {
    private final LedgerId ledger;
    private final List<KeyMaterial> newestFirst;

    RefresherKeyTags(LedgerId ledger, List<KeyMaterial> newestFirst) {
        this.ledger = ledger;
        this.newestFirst = newestFirst;
    }

    /** 32 bytes: HMAC-SHA256 under a key derived from the newest master key. */
    public Octets tag(RefresherPublicKey key) {
        return Octets.copyOf(compute(newestFirst.get(0), key));
    }

    /** Whether a master key of the list made the tag. */
    public boolean verify(RefresherPublicKey key, Octets tag) {
        byte[] claimed = tag.toByteArray();
        return newestFirst.stream().anyMatch(mac -> MessageDigest.isEqual(compute(mac, key), claimed));
    }

    @RevealsSecret(reason = "computes a tag; the key is lent for the call")
    private byte[] compute(KeyMaterial mac, RefresherPublicKey key) {
        LengthPrefixed input =
                LengthPrefixed.of("refresher-public-key").add(ledger.value()).add(key.octets());
        return mac.revealTo(bytes -> HmacSha256.compute(bytes, input));
    }
}
