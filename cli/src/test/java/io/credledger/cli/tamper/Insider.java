package io.credledger.cli.tamper;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.SealedDetails;
import io.credledger.crypto.WrappedKey;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.DetailsCodec;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Somebody with the details key, who can seal details again but opens no token. */
final class Insider {

    private final EdgeKeys keys;
    private final Log log;

    Insider(EdgeKeys keys, Log log) {
        this.keys = keys;
        this.log = log;
    }

    Credential credential(LedgerEvent event) {
        SealedPart sealed = Altered.sealed(event);
        try (DataKey key = key(sealed)) {
            byte[] bytes = DetailsSealer.open(
                    key, context(event), new SealedDetails(sealed.key(), sealed.schema(), sealed.ciphertext()));
            return (Credential) DetailsCodec.decode(sealed.schema(), bytes);
        }
    }

    /** The same event with other details, properly sealed. */
    LedgerEvent changed(LedgerEvent event, UnaryOperator<Credential> how) {
        Credential changed = how.apply(credential(event));
        try (DataKey key = key(Altered.sealed(event))) {
            SealedDetails sealed =
                    DetailsSealer.seal(key, context(event), DetailsCodec.schema(changed), DetailsCodec.encode(changed));
            return Altered.sealed(event, new SealedPart(sealed.keyId(), sealed.schema(), sealed.ciphertext()));
        }
    }

    private DataKey key(SealedPart sealed) {
        WrappedDataKey stored = log.storedKey(log.key(sealed.key())).key();
        return keys.dataKeys()
                .unwrap(new WrappedKey(
                        stored.id(), KeyPurpose.parse(stored.purpose()), stored.subject(), stored.wrapped()));
    }

    private static DetailsContext context(LedgerEvent event) {
        EventHeader header = event.header();
        return new DetailsContext(
                header.ledger(),
                header.entity(),
                header.command(),
                event.fact().type(),
                header.actor(),
                DetailsContext.digest(Altered.clear(header).toByteArray()));
    }

    static Credential withToken(Credential c, @Nullable Octets token) {
        return of(c, c.origin(), token);
    }

    static Credential withOrigin(Credential c, String origin) {
        return of(c, origin, c.sealedToken());
    }

    private static Credential of(Credential c, String origin, @Nullable Octets token) {
        return new Credential(
                c.provider(),
                c.name(),
                c.accountUid(),
                c.accountLogin(),
                c.baseUrl(),
                c.scopes(),
                c.expiresAt(),
                c.metadata(),
                origin,
                c.username(),
                token,
                c.sealedRefreshToken(),
                c.refreshExpiresAt());
    }
}
