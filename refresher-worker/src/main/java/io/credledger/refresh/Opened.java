package io.credledger.refresh;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.TokenField;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Keyring;
import io.credledger.sealing.SealAlarm;
import io.credledger.sealing.StoredToken;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import java.util.List;
import java.util.Optional;

/** Opens what was handed in sealed, each with the keys that came with it. Safe for use by many threads. */
public final class Opened {

    private final LedgerId ledger;
    private final DataKeys dataKeys;
    private final SealAlarm alarm;

    public Opened(LedgerId ledger, DataKeys dataKeys, SealAlarm alarm) {
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.alarm = alarm;
    }

    /**
     * Empty where its key is shredded.
     *
     * @throws BrokenSealException when it does not open as what it must be
     */
    public Optional<Credential> credential(Held held) {
        return details(held.keys()).open(held.credential(), Credential.class);
    }

    /** The access token, which the caller closes. */
    public Optional<SecretToken> accessToken(Held held, Credential credential) {
        return StoredToken.of(held.state(), held.credential().header().command(), credential, TokenField.ACCESS_TOKEN)
                .flatMap(tokens(held.keys())::open);
    }

    Optional<Credential> credential(Answered answered) {
        return details(answered.keys()).open(answered.asEvent(), Credential.class);
    }

    /** The access token, which the caller closes. */
    Optional<SecretToken> accessToken(Answered answered, Credential credential) {
        return Optional.ofNullable(credential.sealedToken())
                .map(octets -> new StoredToken(
                        answered.connection(),
                        answered.tokenKey(),
                        answered.command().header().id(),
                        TokenField.ACCESS_TOKEN,
                        credential.origin(),
                        octets))
                .flatMap(tokens(answered.keys())::open);
    }

    /** Its details key, which the caller closes; empty where it does not unwrap any more. */
    public Optional<DataKey> key(Answered answered) {
        return key(answered, answered.detailsKey());
    }

    Optional<DataKey> key(Answered answered, DataKeyId id) {
        return keyring(answered.keys()).lend(answered.connection(), id);
    }

    public Optional<ClientRegistration> registration(HeldClient client) {
        return details(client.keys()).open(client.registration(), ClientRegistration.class);
    }

    /** The client's secret, or the one before it; the caller closes it. */
    public Optional<SecretToken> secret(HeldClient client, ClientRegistration registration, boolean previous) {
        return Optional.ofNullable(previous ? registration.sealedPreviousSecret() : registration.sealedSecret())
                .map(octets -> new StoredToken(
                        client.state().id(),
                        client.state().tokenKey(),
                        client.registration().header().command(),
                        TokenField.CLIENT_SECRET,
                        registration.origin(),
                        octets))
                .flatMap(tokens(client.keys())::open);
    }

    /** A data key of the connection, which the caller closes; empty where it is shredded. */
    public Optional<DataKey> key(Held held, DataKeyId id) {
        return keyring(held.keys()).lend(held.id(), id);
    }

    private DetailsOpener details(List<WrappedDataKey> keys) {
        return new DetailsOpener(ledger, keyring(keys), alarm);
    }

    private TokenOpener tokens(List<WrappedDataKey> keys) {
        return new TokenOpener(ledger, keyring(keys), alarm);
    }

    private Keyring keyring(List<WrappedDataKey> keys) {
        return new Keyring(
                (routing, id) ->
                        keys.stream().filter(key -> key.id().equals(id)).findFirst(),
                dataKeys);
    }
}
