package io.credledger.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every logger at TRACE while secrets are sealed, opened and fail to open. */
final class SecretsStayOutOfLogsTest {
    @RegisterExtension
    final EveryLogger loggers = new EveryLogger();

    private final Canary details = new Canary("canary-details-ünï+/=&".getBytes(UTF_8));
    private final Canary token = new Canary("canary-token-gho_16C7e42F292c6912E7710c838347Ae178B4a".getBytes(UTF_8));
    private final Canary master = new Canary(Scene.key(0x31));
    private final Canary dataKey = new Canary(Scene.key(0x71));
    private final Canary pseudonym = new Canary(Scene.key(0x11));
    private final StringWriter thrown = new StringWriter();
    private final StringBuilder shown = new StringBuilder();

    @Test
    void neitherLogsNorErrorsNorTextsShowASecret() {
        MasterKeys keys = MasterKeys.parse(Scene.text(Scene.hex(master.bytes())));
        DataKeys dataKeys = new DataKeys(keys.keyEncryptionKeys(Scene.LEDGER));
        detailsOpenAndFailToOpen(dataKeys);
        tokensOpenAndFailToOpen();
        refreshTokensOpenAndFailToOpen();
        keysAreRefused();
        show(keys, dataKeys, PseudonymKey.parse(Scene.text(Scene.hex(pseudonym.bytes()))));

        String logged = loggers.text();

        assertThat(logged).contains("opened details [redacted] with data key key_");
        assertThat(logged).contains("opened access_token [redacted] with data key key_");
        assertThat(logged).contains("opened refresh_token [redacted] with refresher key key_");
        assertThat(logged).contains("unwrapped [redacted] of data key key_");
        assertThat(thrown.toString()).contains("SealBrokenException").contains("KeyRefusedException");
        for (Canary canary : List.of(details, token, master, dataKey, pseudonym)) {
            assertThat(canary.forms()).noneMatch(logged::contains);
            assertThat(canary.forms()).noneMatch(thrown.toString()::contains);
            assertThat(canary.forms()).noneMatch(shown.toString()::contains);
        }
    }

    private void detailsOpenAndFailToOpen(DataKeys dataKeys) {
        DataKey key = DataKey.takeOwnershipOf(dataKey.bytes(), KeyPurpose.DETAILS, Scene.CONNECTION);
        WrappedKey wrapped = dataKeys.wrap(key);
        SealedDetails sealed = DetailsSealer.seal(key, Scene.DETAILS, Scene.SCHEMA, details.bytes());
        try (DataKey unwrapped = dataKeys.unwrap(wrapped)) {
            assertThat(DetailsSealer.open(unwrapped, Scene.DETAILS, sealed)).isEqualTo(details.bytes());
        }
        fails(() -> DetailsSealer.open(Scene.tokenKey(), Scene.DETAILS, sealed));
        fails(() -> DetailsSealer.open(key, withActorBob(), sealed));
        fails(() -> new DataKeys(Scene.master().keyEncryptionKeys(Scene.LEDGER)).unwrap(wrapped));
        fails(() -> DetailsSealer.seal(key, Scene.DETAILS, Scene.SCHEMA, Arrays.copyOf(details.bytes(), 70_000)));
        show(key, wrapped, sealed, Scene.DETAILS);
    }

    private void tokensOpenAndFailToOpen() {
        SecretToken secret = SecretToken.takeCopyOf(token.bytes());
        SealedToken sealed = TokenSealer.seal(Scene.tokenKey(), Scene.ACCESS, secret);
        SecretToken opened = TokenSealer.open(Scene.tokenKey(), Scene.ACCESS, sealed);
        assertThat(opened).isEqualTo(secret);
        TokenPlaces.otherThan(Scene.ACCESS)
                .forEach(place -> fails(() -> TokenSealer.open(Scene.tokenKey(), place.getPayload(), sealed)));
        show(sealed, opened, Scene.ACCESS);
    }

    private void refreshTokensOpenAndFailToOpen() {
        SecretToken secret = SecretToken.takeCopyOf(token.bytes());
        RefresherKeys keys = Scene.refresher();
        RefreshTokenOpener refresher = new RefreshTokenOpener(keys, Scene.LEDGER);
        RefreshTokenSealer edge = new RefreshTokenSealer(keys.publicKey());
        for (SealedToken sealed : List.of(edge.seal(Scene.REFRESH, secret), refresher.seal(Scene.REFRESH, secret))) {
            assertThat(refresher.open(Scene.REFRESH, sealed)).isEqualTo(secret);
            TokenPlaces.otherThan(Scene.REFRESH)
                    .forEach(place -> fails(() -> refresher.open(place.getPayload(), sealed)));
            show(sealed);
        }
        show(keys, refresher, edge, keys.publicKey());
    }

    private void keysAreRefused() {
        String hex = Scene.hex(master.bytes());
        fails(() -> MasterKeys.parse(Scene.text(hex + "!")));
        fails(() -> MasterKeys.parse(Scene.text(hex + ",short")));
        fails(() -> PseudonymKey.parse(Scene.text(hex + "," + hex)));
        fails(() -> RefresherKeys.read(KeyMaterial.takeCopyOf(dataKey.bytes())));
    }

    private static DetailsContext withActorBob() {
        DetailsContext d = Scene.DETAILS;
        return new DetailsContext(d.ledger(), d.entity(), d.command(), d.eventType(), Scene.BOB_ID, d.commandDigest());
    }

    private void fails(Runnable opening) {
        Throwable failure = catchThrowable(opening::run);
        assertThat(failure).isInstanceOf(CryptoException.class);
        failure.printStackTrace(new PrintWriter(thrown, true));
    }

    private void show(Object... objects) {
        for (Object object : objects) {
            shown.append(object).append('\n');
        }
    }
}
