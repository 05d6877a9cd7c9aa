package io.credledger.token;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.Origin;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.edge.BrokenSealException;
import io.credledger.edge.Keyring;
import io.credledger.edge.SealAlarm;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.secret.SecretToken;
import io.credledger.view.Row;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens access tokens and passwords of connections. */
final class TokenOpener {

    private static final Logger LOG = LoggerFactory.getLogger(TokenOpener.class);

    private final LedgerId ledger;
    private final Keyring keyring;
    private final SealAlarm alarm;

    TokenOpener(LedgerId ledger, Keyring keyring, SealAlarm alarm) {
        this.ledger = ledger;
        this.keyring = keyring;
        this.alarm = alarm;
    }

    /**
     * The secret, which the caller closes; empty where it is shredded.
     *
     * @throws BrokenSealException when it is there and does not open
     */
    Optional<SecretToken> open(Row<Connection> row, Credential credential, TokenField field) {
        Octets stored = credential.sealedToken();
        if (stored == null) {
            return Optional.empty();
        }
        try {
            SealedToken sealed = SealedToken.parse(stored.toByteArray());
            TokenContext context = new TokenContext(
                    ledger, row.state().id(), row.details().header().command(), field, new Origin(credential.origin()));
            return keyring.lend(row.state().id(), sealed.keyId()).map(key -> open(key, context, sealed));
        } catch (CryptoException | IllegalArgumentException e) {
            LOG.error(
                    "{} [redacted] does not open with data key {}: {}",
                    field.label(),
                    row.state().tokenKey(),
                    e.getMessage());
            alarm.sealBroken();
            throw new BrokenSealException(row.state().tokenKey());
        }
    }

    private static SecretToken open(DataKey lent, TokenContext context, SealedToken sealed) {
        try (DataKey key = lent) {
            return TokenSealer.open(key, context, sealed);
        }
    }
}
