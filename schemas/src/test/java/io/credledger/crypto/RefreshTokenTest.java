package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.secret.SecretToken;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTokenTest {
    private static final RefresherKeys KEYS = Scene.refresher();
    private static final RefreshTokenSealer EDGE = new RefreshTokenSealer(KEYS.publicKey());
    private static final RefreshTokenOpener REFRESHER = new RefreshTokenOpener(KEYS, Scene.LEDGER);
    private static final SecretToken TOKEN = SecretToken.takeCopyOf("ghr_1");

    @ParameterizedTest
    @CsvSource({"token-hpke, refresh-1", "token-refresher, refresh-2"})
    void aGoldenTokenOpensForEver(String name, String token) {
        byte[] golden = golden(name);

        assertThat(SealedToken.parse(golden).toBytes()).isEqualTo(golden);
        assertThat(open(Scene.REFRESH, golden)).isEqualTo(SecretToken.takeCopyOf(token));
    }

    @Test
    void whatTheEdgeSealedTheRefresherOpens() {
        SealedToken sealed = EDGE.seal(Scene.REFRESH, TOKEN);

        assertThat(sealed.kind()).isEqualTo(SealKind.HPKE);
        assertThat(open(Scene.REFRESH, sealed.toBytes())).isEqualTo(TOKEN);
        assertThat(EDGE.seal(Scene.REFRESH, TOKEN)).isNotEqualTo(sealed);
    }

    @Test
    void whatTheRefresherSealedItOpens() {
        SealedToken sealed = REFRESHER.seal(Scene.REFRESH, TOKEN);

        assertThat(sealed.kind()).isEqualTo(SealKind.REFRESHER);
        assertThat(open(Scene.REFRESH, sealed.toBytes())).isEqualTo(TOKEN);
    }

    @ParameterizedTest(name = "{0} to another {1}")
    @MethodSource("otherPlaces")
    void aTokenMovedElsewhereIsRefused(String name, TokenContext elsewhere) {
        assertBroken(elsewhere, golden(name));
    }

    static Stream<Arguments> otherPlaces() {
        return Stream.of("token-hpke", "token-refresher")
                .flatMap(name -> TokenPlaces.otherThan(Scene.REFRESH).map(place -> Arguments.of(name, place)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-hpke", "token-refresher"})
    void everyFlippedBitIsRefused(String name) {
        byte[] golden = golden(name);

        Tampered.bitFlips(golden, 34).forEach(flipped -> assertBroken(Scene.REFRESH, flipped));
        Tampered.bitFlips(golden, 2)
                .limit(32 * 8)
                .forEach(flipped ->
                        assertThatThrownBy(() -> open(Scene.REFRESH, flipped)).isInstanceOf(KeyNotHeldException.class));
        Tampered.bitFlips(golden, 0)
                .limit(2 * 8)
                .forEach(flipped -> assertThatThrownBy(() -> open(Scene.REFRESH, flipped))
                        .isInstanceOfAny(MalformedSealException.class, KeyNotHeldException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-hpke", "token-refresher"})
    void everyOtherLengthIsRefused(String name) {
        byte[] golden = golden(name);

        Tampered.otherLengths(golden).forEach(other -> {
            if (other.length == golden.length + 128) {
                assertBroken(Scene.REFRESH, other);
            } else {
                assertThatThrownBy(() -> open(Scene.REFRESH, other))
                        .isInstanceOfSatisfying(
                                MalformedSealException.class,
                                e -> assertThat(e.rule()).isEqualTo(Rule.LENGTH));
            }
        });
    }

    @Test
    void anotherLedgersRefresherHoldsNoKeyForIt() {
        RefreshTokenOpener other = new RefreshTokenOpener(KEYS, Scene.OTHER_LEDGER);

        assertThatThrownBy(() -> other.open(Scene.REFRESH, SealedToken.parse(golden("token-hpke"))))
                .isInstanceOf(KeyNotHeldException.class);
    }

    @Test
    void oldKeysOpenWhatWasSealedToThem() {
        SealedToken toOld = EDGE.seal(Scene.REFRESH, TOKEN);
        SealedToken byOld = REFRESHER.seal(Scene.REFRESH, TOKEN);
        RefresherKeys rotated = RefresherKeys.read(KEYS.withNewKey().write());
        RefreshTokenOpener refresher = new RefreshTokenOpener(rotated, Scene.LEDGER);
        SealedToken toNew = new RefreshTokenSealer(rotated.publicKey()).seal(Scene.REFRESH, TOKEN);

        assertThat(refresher.open(Scene.REFRESH, toOld)).isEqualTo(TOKEN);
        assertThat(refresher.open(Scene.REFRESH, byOld)).isEqualTo(TOKEN);
        assertThat(refresher.open(Scene.REFRESH, toNew)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> REFRESHER.open(Scene.REFRESH, toNew))
                .isInstanceOf(KeyNotHeldException.class)
                .hasMessage("sealed under a key that is not held: {key=" + toNew.keyId() + "}");
    }

    @Test
    void whatIsSealedGoesToTheKeyOfThatMoment() {
        RefresherKeys rotated = KEYS.withNewKey();
        AtomicReference<RefresherPublicKey> now = new AtomicReference<>(KEYS.publicKey());
        RefreshTokenSealer edge = new RefreshTokenSealer(now::get);
        REFRESHER.open(Scene.REFRESH, edge.seal(Scene.REFRESH, TOKEN)).close();

        now.set(rotated.publicKey());

        assertThat(edge.seal(Scene.REFRESH, TOKEN).keyId())
                .isEqualTo(rotated.publicKey().id(Scene.LEDGER));
    }

    @Test
    void onlyRefreshTokensAreSealedToTheRefresher() {
        SealedToken access = TokenSealer.seal(Scene.tokenKey(), Scene.ACCESS, TOKEN);

        assertThatThrownBy(() -> EDGE.seal(Scene.ACCESS, TOKEN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REFRESHER.seal(Scene.ACCESS, TOKEN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REFRESHER.open(Scene.ACCESS, access)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REFRESHER.open(Scene.REFRESH, access))
                .isInstanceOfSatisfying(
                        MalformedSealException.class, e -> assertThat(e.rule()).isEqualTo(Rule.KIND));
    }

    private static byte[] golden(String name) {
        return Golden.octets(name).toByteArray();
    }

    private static SecretToken open(TokenContext context, byte[] sealed) {
        return REFRESHER.open(context, SealedToken.parse(sealed));
    }

    private static void assertBroken(TokenContext context, byte[] sealed) {
        assertThatThrownBy(() -> open(context, sealed))
                .isInstanceOf(SealBrokenException.class)
                .hasNoCause();
    }
}
