package io.credledger.sealing;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.Origin;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenSealer;
import io.credledger.ledger.LedgerId;
import io.credledger.secret.SecretToken;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens access tokens and passwords of connections, and the secrets of the server's clients. Safe for use by several threads. */
public final class TokenOpener {

    private static final Logger LOG = LoggerFactory.getLogger(TokenOpener.class);

    private final LedgerId ledger;
    private final Keyring keyring;
    private final SealAlarm alarm;

    public TokenOpener(LedgerId ledger, Keyring keyring, SealAlarm alarm) {
        this.ledger = ledger;
        this.keyring = keyring;
        this.alarm = alarm;
    }

    /**
     * The secret, which the caller closes; empty where it is shredded.
     *
     * @throws BrokenSealException when it is there and does not open
     */
    public Optional<SecretToken> open(StoredToken stored) {
        try {
            TokenContext context = new TokenContext(
                    ledger, stored.entity(), stored.command(), stored.field(), new Origin(stored.origin()));
            SealedToken sealed = SealedToken.parse(stored.sealed().toByteArray());
            return keyring.lend(stored.entity(), sealed.keyId()).map(key -> open(key, context, sealed));
        } catch (CryptoException | IllegalArgumentException e) {
            LOG.error("a token [redacted] does not open with data key {}: {}", stored.key(), e.getMessage());
            alarm.sealBroken();
            throw new BrokenSealException(stored.key());
        }
    }

    private static SecretToken open(DataKey lent, TokenContext context, SealedToken sealed) {
        try (DataKey key = lent) {
            return TokenSealer.open(key, context, sealed);
        }
    }
}
