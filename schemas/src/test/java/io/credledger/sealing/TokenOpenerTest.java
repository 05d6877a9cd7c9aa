package io.credledger.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.Routing;
import io.credledger.ledger.Stamp;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.secret.SecretToken;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenOpenerTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final Routing ROUTING = new Routing(5);
    private static final ProviderClientId CLIENT = ProviderClientId.of(ROUTING, 1);
    private static final CommandId COMMAND = CommandId.of(ROUTING, 1);
    private static final String ORIGIN = "https://provider.example";

    private final DataKeys dataKeys =
            new DataKeys(MasterKeys.parse(MasterKeys.generate()).keyEncryptionKeys(LEDGER));
    private final Map<DataKeyId, WrappedDataKey> kept = new HashMap<>();
    private final AtomicInteger alarms = new AtomicInteger();
    private final TokenOpener opener = new TokenOpener(
            LEDGER, new Keyring((routing, id) -> Optional.ofNullable(kept.get(id)), dataKeys), alarms::incrementAndGet);
    private final SecretToken secret = SecretToken.takeCopyOf("s3cret");
    private final DataKeyId key;
    private final Octets sealed;

    TokenOpenerTest() {
        try (DataKey token = DataKeys.generate(KeyPurpose.TOKEN, CLIENT)) {
            key = token.id();
            WrappedKey wrapped = dataKeys.wrap(token);
            kept.put(key, new WrappedDataKey(key, CLIENT, KeyPurpose.TOKEN.label(), wrapped.wrapped()));
            TokenContext place =
                    new TokenContext(LEDGER, CLIENT, COMMAND, TokenField.CLIENT_SECRET, new Origin(ORIGIN));
            sealed = Octets.copyOf(TokenSealer.seal(token, place, secret).toBytes());
        }
    }

    @Test
    void whatWasSealedOpensInItsPlace() {
        assertThat(StoredToken.of(client(), COMMAND, registration(sealed, null)).flatMap(opener::open))
                .hasValue(secret);
        assertThat(alarms).hasValue(0);
    }

    @Test
    void withoutItsKeyItIsErased() {
        kept.clear();

        assertThat(StoredToken.of(client(), COMMAND, registration(sealed, null)).flatMap(opener::open))
                .isEmpty();
        assertThat(alarms).hasValue(0);
    }

    @Test
    void theSecretBeforeOpensInTheSamePlace() {
        assertThat(StoredToken.ofPrevious(client(), COMMAND, registration(null, sealed))
                        .flatMap(opener::open))
                .hasValue(secret);
        assertThat(StoredToken.ofPrevious(client(), COMMAND, registration(sealed, null)))
                .isEmpty();
    }

    @Test
    void aPublicClientHasNoSecret() {
        assertThat(StoredToken.of(client(), COMMAND, registration(null, null))).isEmpty();
    }

    @Test
    void inAnyOtherPlaceTheSealIsBroken() {
        broken(stored(ProviderClientId.of(ROUTING, 2), COMMAND, TokenField.CLIENT_SECRET, ORIGIN, sealed));
        broken(stored(CLIENT, CommandId.of(ROUTING, 2), TokenField.CLIENT_SECRET, ORIGIN, sealed));
        broken(stored(CLIENT, COMMAND, TokenField.ACCESS_TOKEN, ORIGIN, sealed));
        broken(stored(CLIENT, COMMAND, TokenField.CLIENT_SECRET, "https://evil.example", sealed));
        broken(stored(CLIENT, COMMAND, TokenField.CLIENT_SECRET, "no origin", sealed));
    }

    @Test
    void whateverIsChangedBreaksTheSeal() {
        byte[] bytes = sealed.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        broken(stored(CLIENT, COMMAND, TokenField.CLIENT_SECRET, ORIGIN, Octets.copyOf(bytes)));
        broken(stored(CLIENT, COMMAND, TokenField.CLIENT_SECRET, ORIGIN, Octets.EMPTY));
    }

    @Test
    void itsTextTellsNothing() {
        assertThat(stored(CLIENT, COMMAND, TokenField.CLIENT_SECRET, ORIGIN, sealed))
                .hasToString("StoredToken [redacted] of " + CLIENT);
    }

    private void broken(StoredToken stored) {
        int before = alarms.get();
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> opener.open(stored))
                .satisfies(e -> assertThat(e.key()).isEqualTo(key));
        assertThat(alarms).hasValue(before + 1);
    }

    private StoredToken stored(EntityId entity, CommandId command, TokenField field, String origin, Octets octets) {
        return new StoredToken(entity, key, command, field, origin, octets);
    }

    private ProviderClient client() {
        Stamp stamp = new Stamp(1, Instant.EPOCH, Instant.EPOCH, IdentityId.of(ROUTING, 1));
        return new ProviderClient(CLIENT, ProviderRef.of(1, 2), true, key, key, null, stamp);
    }

    private static ClientRegistration registration(@Nullable Octets newest, @Nullable Octets previous) {
        return new ClientRegistration(new ProviderId("gitea"), "client", ORIGIN, ORIGIN, newest, previous);
    }
}
