package io.credledger.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Origin;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Routing;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.Keyring;
import io.credledger.sealing.StoredToken;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With every key that an edge process holds, in every way that its code has, no refresh token opens: neither one that the edge sealed
 * itself, nor one that the refresher sealed. The refresher's own opener shows that they are what they should be.
 */
class RefreshTokensStaySealedTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final Routing HOME = new Routing(7);
    private static final ConnectionId CONNECTION = ConnectionId.of(HOME, 1);
    private static final CommandId COMMAND = CommandId.of(HOME, 2);
    private static final Origin ORIGIN = new Origin("https://forge.example");
    private static final TokenContext REFRESH =
            new TokenContext(LEDGER, CONNECTION, COMMAND, TokenField.REFRESH_TOKEN, ORIGIN);
    private static final SecretToken TOKEN = SecretToken.takeCopyOf("refresh-canary");

    private static final RefresherKeys REFRESHER = RefresherKeys.generate();
    private static final RefreshTokenOpener OPENER = new RefreshTokenOpener(REFRESHER, LEDGER);

    /** What the process holds, and nothing else. */
    private static final EdgeKeys EDGE = edge();

    private static final DataKey DETAILS_KEY = DataKeys.generate(KeyPurpose.DETAILS, CONNECTION);
    private static final DataKey TOKEN_KEY = DataKeys.generate(KeyPurpose.TOKEN, CONNECTION);

    private static EdgeKeys edge() {
        MasterKeys master = MasterKeys.parse(MasterKeys.generate());
        return new EdgeKeys(
                LEDGER,
                PseudonymKey.parse(PseudonymKey.generate()).pseudonyms(),
                new DataKeys(master.keyEncryptionKeys(LEDGER)),
                new RefreshTokenSealer(REFRESHER.publicKey()),
                master.tickets(LEDGER));
    }

    static Stream<SealedToken> tokens() {
        return Stream.of(EDGE.refreshTokens().seal(REFRESH, TOKEN), OPENER.seal(REFRESH, TOKEN));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void theRefresherOpensThem(SealedToken token) {
        assertThat(OPENER.open(REFRESH, token)).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void noDataKeyDoes(SealedToken token) {
        for (TokenField field : TokenField.values()) {
            TokenContext context = new TokenContext(LEDGER, CONNECTION, COMMAND, field, ORIGIN);
            for (DataKey key : List.of(DETAILS_KEY, TOKEN_KEY)) {
                assertThatThrownBy(() -> TokenSealer.open(key, context, token)).isInstanceOf(RuntimeException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatOpensTokensForTheEdgeDoes(TokenField field) {
        // Whatever key is asked for, one of the connection's own comes back.
        for (DataKey key : List.of(DETAILS_KEY, TOKEN_KEY)) {
            WrappedDataKey kept = stored(EDGE.dataKeys().wrap(key));
            TokenOpener opener =
                    new TokenOpener(LEDGER, new Keyring((routing, id) -> Optional.of(kept), EDGE.dataKeys()), () -> {});
            tokens().forEach(token ->
                    assertThatThrownBy(() -> opener.open(found(token, field))).isInstanceOf(BrokenSealException.class));
        }
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void theKeyThatTheyNameIsNoneOfTheLedgers(SealedToken token) {
        assertThat(token.keyId()).isNotIn(DETAILS_KEY.id(), TOKEN_KEY.id());
        assertThat(new TokenOpener(LEDGER, new Keyring((routing, id) -> Optional.empty(), EDGE.dataKeys()), () -> {})
                        .open(found(token, TokenField.REFRESH_TOKEN)))
                .isEmpty();
    }

    @Test
    void thePublicKeyMakesNoOpener() {
        try (KeyMaterial publicKey =
                KeyMaterial.takeOwnershipOf(REFRESHER.publicKey().octets().toByteArray())) {
            assertThatThrownBy(() -> RefresherKeys.read(publicKey)).isInstanceOf(RuntimeException.class);
        }
        RefreshTokenOpener own = new RefreshTokenOpener(RefresherKeys.generate(), LEDGER);
        tokens().forEach(token ->
                assertThatThrownBy(() -> own.open(REFRESH, token)).isInstanceOf(RuntimeException.class));
    }

    private static StoredToken found(SealedToken token, TokenField field) {
        return new StoredToken(
                CONNECTION, TOKEN_KEY.id(), COMMAND, field, ORIGIN.value(), Octets.copyOf(token.toBytes()));
    }

    private static WrappedDataKey stored(WrappedKey key) {
        return new WrappedDataKey(key.id(), key.subject(), key.purpose().label(), key.wrapped());
    }
}
