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
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.operation.RegisteredClient;
import io.credledger.secret.SecretToken;
import io.credledger.view.Row;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens access tokens and passwords of connections, and the secrets of the server's clients. */
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
    Optional<SecretToken> open(Row<Connection> row, Credential credential, TokenField field) {
        return open(
                credential.sealedToken(),
                row.state().tokenKey(),
                () -> new TokenContext(
                        ledger,
                        row.state().id(),
                        row.details().header().command(),
                        field,
                        new Origin(credential.origin())));
    }

    /**
     * The client's secret, which the caller closes and sends to the origin that the registration names, nowhere else; empty where there
     * is none.
     *
     * @throws BrokenSealException when it is there and does not open
     */
    public Optional<SecretToken> open(RegisteredClient client) {
        Row<ProviderClient> row = client.row();
        return open(
                client.registration().sealedSecret(),
                row.state().tokenKey(),
                () -> new TokenContext(
                        ledger,
                        row.state().id(),
                        row.details().header().command(),
                        TokenField.CLIENT_SECRET,
                        new Origin(client.registration().origin())));
    }

    private Optional<SecretToken> open(@Nullable Octets stored, DataKeyId expected, Supplier<TokenContext> place) {
        if (stored == null) {
            return Optional.empty();
        }
        try {
            TokenContext context = place.get();
            SealedToken sealed = SealedToken.parse(stored.toByteArray());
            return keyring.lend(context.entity(), sealed.keyId()).map(key -> open(key, context, sealed));
        } catch (CryptoException | IllegalArgumentException e) {
            LOG.error("a token [redacted] does not open with data key {}: {}", expected, e.getMessage());
            alarm.sealBroken();
            throw new BrokenSealException(expected);
        }
    }

    private static SecretToken open(DataKey lent, TokenContext context, SealedToken sealed) {
        try (DataKey key = lent) {
            return TokenSealer.open(key, context, sealed);
        }
    }
}
