package io.credledger.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.ledger.Octets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DetailsSealerTest {
    private static final DataKey KEY = Scene.detailsKey();
    private static final SealedDetails SEALED =
            new SealedDetails(KEY.id(), Scene.SCHEMA, Golden.octets("details-sealed"));

    @Test
    void goldenDetailsOpenForEver() {
        assertThat(DetailsSealer.open(KEY, Scene.DETAILS, SEALED)).isEqualTo("alice@example.org".getBytes(UTF_8));
    }

    @Test
    void whatWasSealedOpensAndTellsOnlyItsBucket() {
        for (int length : new int[] {0, 1, 124, 125, 5000, 40_000}) {
            byte[] details = "x".repeat(length).getBytes(UTF_8);

            SealedDetails sealed = DetailsSealer.seal(KEY, Scene.DETAILS, Scene.SCHEMA, details);

            assertThat(DetailsSealer.open(KEY, Scene.DETAILS, sealed)).isEqualTo(details);
            assertThat(sealed.ciphertext().length()).isEqualTo(1 + 12 + Padding.bucket(length) + 16);
        }
    }

    @Test
    void theSameDetailsAreNeverSealedAlike() {
        assertThat(DetailsSealer.seal(KEY, Scene.DETAILS, Scene.SCHEMA, new byte[0]))
                .isNotEqualTo(DetailsSealer.seal(KEY, Scene.DETAILS, Scene.SCHEMA, new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherPlaces")
    void detailsMovedElsewhereAreRefused(DetailsContext elsewhere) {
        assertBroken(elsewhere, SEALED);
    }

    static Stream<Named<DetailsContext>> otherPlaces() {
        DetailsContext d = Scene.DETAILS;
        return Stream.of(
                Named.of(
                        "ledger",
                        new DetailsContext(
                                Scene.OTHER_LEDGER,
                                d.entity(),
                                d.command(),
                                d.eventType(),
                                d.actor(),
                                d.commandDigest())),
                Named.of(
                        "entity",
                        new DetailsContext(
                                d.ledger(),
                                Scene.OTHER_CONNECTION,
                                d.command(),
                                d.eventType(),
                                d.actor(),
                                d.commandDigest())),
                Named.of(
                        "command",
                        new DetailsContext(
                                d.ledger(),
                                d.entity(),
                                Scene.OTHER_COMMAND,
                                d.eventType(),
                                d.actor(),
                                d.commandDigest())),
                Named.of(
                        "event type",
                        new DetailsContext(
                                d.ledger(),
                                d.entity(),
                                d.command(),
                                "ConnectionUpdated",
                                d.actor(),
                                d.commandDigest())),
                Named.of(
                        "actor",
                        new DetailsContext(
                                d.ledger(), d.entity(), d.command(), d.eventType(), Scene.BOB_ID, d.commandDigest())),
                Named.of(
                        "clear bytes of the command",
                        new DetailsContext(
                                d.ledger(), d.entity(), d.command(), d.eventType(), d.actor(), Scene.sha256("cleat"))));
    }

    @Test
    void anotherSchemaIsRefused() {
        assertBroken(Scene.DETAILS, new SealedDetails(KEY.id(), Scene.sha256("other"), SEALED.ciphertext()));
    }

    @Test
    void anotherKeyIdOrKeyIsRefused() {
        DataKey other = DataKeys.generate(KeyPurpose.DETAILS, Scene.CONNECTION);
        SealedDetails renamed = new SealedDetails(other.id(), Scene.SCHEMA, SEALED.ciphertext());

        assertThatThrownBy(() -> DetailsSealer.open(KEY, Scene.DETAILS, renamed))
                .isInstanceOf(WrongKeyException.class);
        assertThatThrownBy(() -> DetailsSealer.open(other, Scene.DETAILS, SEALED))
                .isInstanceOf(WrongKeyException.class);
        assertThatThrownBy(() -> DetailsSealer.open(other, Scene.DETAILS, renamed))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] bytes = SEALED.ciphertext().toByteArray();

        Tampered.bitFlips(bytes, 1).forEach(flipped -> assertBroken(Scene.DETAILS, with(flipped)));
        Tampered.bitFlips(bytes, 0)
                .limit(8)
                .forEach(flipped -> assertThatThrownBy(() -> with(flipped))
                        .isInstanceOfSatisfying(
                                MalformedSealException.class,
                                e -> assertThat(e.rule()).isEqualTo(Rule.FORMAT)));
    }

    @Test
    void everyOtherLengthIsRefused() {
        byte[] bytes = SEALED.ciphertext().toByteArray();

        Tampered.otherLengths(bytes).forEach(other -> {
            if (other.length == bytes.length + 128) {
                assertBroken(Scene.DETAILS, with(other));
            } else {
                assertThatThrownBy(() -> with(other))
                        .isInstanceOfSatisfying(
                                MalformedSealException.class,
                                e -> assertThat(e.rule()).isEqualTo(Rule.LENGTH));
            }
        });
    }

    @Test
    void aTokenKeySealsNoDetails() {
        assertThatThrownBy(() -> DetailsSealer.seal(Scene.tokenKey(), Scene.DETAILS, Scene.SCHEMA, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digestsHave32Bytes() {
        DetailsContext d = Scene.DETAILS;

        assertThatThrownBy(() ->
                        new DetailsContext(d.ledger(), d.entity(), d.command(), d.eventType(), d.actor(), Octets.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SealedDetails(KEY.id(), Octets.EMPTY, SEALED.ciphertext()))
                .isInstanceOf(MalformedSealException.class);
    }

    private static void assertBroken(DetailsContext context, SealedDetails sealed) {
        assertThatThrownBy(() -> DetailsSealer.open(KEY, context, sealed))
                .isInstanceOfSatisfying(
                        SealBrokenException.class, e -> assertThat(e.keyId()).isEqualTo(sealed.keyId()))
                .hasNoCause();
    }

    private static SealedDetails with(byte[] ciphertext) {
        return new SealedDetails(KEY.id(), Scene.SCHEMA, Octets.copyOf(ciphertext));
    }
}
