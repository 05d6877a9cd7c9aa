package io.credledger.crypto;

import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;

/**
 * To whom refresh tokens are sealed.
 *
 * @param octets the 32 bytes of an X25519 public key (RFC 7748)
 */
public record RefresherPublicKey(Octets octets) {

    public RefresherPublicKey {
        if (octets.length() != 32) {
            throw new KeyRefusedException(Rule.NOT_A_PUBLIC_KEY);
        }
    }

    /** HMAC-SHA256(public key, "refresher" and ledger id), both length-prefixed: names the key in what is sealed to it. */
    public DataKeyId id(LedgerId ledger) {
        return DataKeyId.of(HmacSha256.compute(
                octets.toByteArray(), LengthPrefixed.of("refresher").add(ledger.value())));
    }
}
