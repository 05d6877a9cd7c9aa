package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.secret.SecretToken;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenSealerTest {
    private static final DataKey KEY = Scene.tokenKey();
    private static final byte[] GOLDEN = Golden.octets("token-aead").toByteArray();

    @Test
    void aGoldenTokenOpensForEver() {
        SealedToken sealed = SealedToken.parse(GOLDEN);

        assertThat(sealed.toBytes()).isEqualTo(GOLDEN);
        assertThat(TokenSealer.open(KEY, Scene.ACCESS, sealed)).isEqualTo(SecretToken.takeCopyOf("access-1"));
    }

    @ParameterizedTest
    @EnumSource(value = TokenField.class, mode = Mode.EXCLUDE, names = "REFRESH_TOKEN")
    void whatWasSealedOpens(TokenField field) {
        TokenContext context = field(field);
        SecretToken token = SecretToken.takeCopyOf("x".repeat(SecretToken.MAX_BYTES));

        SealedToken sealed = TokenSealer.seal(KEY, context, token);

        assertThat(TokenSealer.open(KEY, context, SealedToken.parse(sealed.toBytes())))
                .isEqualTo(token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherPlaces")
    void aTokenMovedElsewhereIsRefused(TokenContext elsewhere) {
        assertBroken(elsewhere, GOLDEN);
    }

    static Stream<Named<TokenContext>> otherPlaces() {
        return Stream.concat(
                TokenPlaces.otherThan(Scene.ACCESS),
                Stream.of(
                        Named.of("field", field(TokenField.CLIENT_SECRET)),
                        Named.of("other field", field(TokenField.PASSWORD))));
    }

    @Test
    void everyFlippedBitIsRefused() {
        Tampered.bitFlips(GOLDEN, 34).forEach(flipped -> assertBroken(Scene.ACCESS, flipped));
        Tampered.bitFlips(GOLDEN, 2)
                .limit(32 * 8)
                .forEach(flipped ->
                        assertThatThrownBy(() -> open(Scene.ACCESS, flipped)).isInstanceOf(WrongKeyException.class));
        Tampered.bitFlips(GOLDEN, 0)
                .limit(2 * 8)
                .forEach(flipped -> assertThatThrownBy(() -> open(Scene.ACCESS, flipped))
                        .isInstanceOf(MalformedSealException.class));
    }

    @Test
    void everyOtherLengthIsRefused() {
        Tampered.otherLengths(GOLDEN).forEach(other -> {
            if (other.length == GOLDEN.length + 128) {
                assertBroken(Scene.ACCESS, other);
            } else {
                assertThatThrownBy(() -> open(Scene.ACCESS, other))
                        .isInstanceOfSatisfying(
                                MalformedSealException.class,
                                e -> assertThat(e.rule()).isEqualTo(Rule.LENGTH));
            }
        });
    }

    @Test
    void anotherKeyIsRefused() {
        DataKey other = DataKeys.generate(KeyPurpose.TOKEN, Scene.CONNECTION);
        SealedToken renamed = new SealedToken(
                SealKind.AEAD, other.id(), SealedToken.parse(GOLDEN).ciphertext());

        assertThatThrownBy(() -> TokenSealer.open(other, Scene.ACCESS, SealedToken.parse(GOLDEN)))
                .isInstanceOf(WrongKeyException.class);
        assertThatThrownBy(() -> TokenSealer.open(other, Scene.ACCESS, renamed))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aDetailsKeySealsNoToken() {
        assertThatThrownBy(() -> TokenSealer.seal(Scene.detailsKey(), Scene.ACCESS, SecretToken.takeCopyOf("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefreshTokenIsNeverSealedUnderATokenKey() {
        assertThatThrownBy(() -> TokenSealer.seal(KEY, Scene.REFRESH, SecretToken.takeCopyOf("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasSealedToTheRefresherIsNotOpenedHere() {
        SealedToken hpke = SealedToken.parse(Golden.octets("token-hpke").toByteArray());

        assertThatThrownBy(() -> TokenSealer.open(KEY, Scene.ACCESS, hpke))
                .isInstanceOfSatisfying(
                        MalformedSealException.class, e -> assertThat(e.rule()).isEqualTo(Rule.KIND));
    }

    @Test
    void itsTextIsKeyIdAndLength() {
        assertThat(SealedToken.parse(GOLDEN)).hasToString("SealedToken[AEAD, " + KEY.id() + ", 156 octets]");
    }

    private static TokenContext field(TokenField field) {
        return new TokenContext(Scene.LEDGER, Scene.CONNECTION, Scene.COMMAND, field, Scene.ORIGIN);
    }

    private static SecretToken open(TokenContext context, byte[] sealed) {
        return TokenSealer.open(KEY, context, SealedToken.parse(sealed));
    }

    private static void assertBroken(TokenContext context, byte[] sealed) {
        assertThatThrownBy(() -> open(context, sealed))
                .isInstanceOf(SealBrokenException.class)
                .hasNoCause();
    }
}
