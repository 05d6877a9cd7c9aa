package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.ProviderId;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PseudonymsTest {
    private static final Pseudonyms PSEUDONYMS = Scene.PSEUDONYMS;

    @Test
    void everyIdIsWhatTheDocumentSays() {
        assertThat(Scene.LEDGER).hasToString(Golden.text("ledger"));
        assertThat(PSEUDONYMS.routing(Scene.ALICE)).hasToString(Golden.text("routing"));
        assertThat(PSEUDONYMS.identity(Scene.ALICE)).hasToString(Golden.text("identity"));
        assertThat(Scene.CONNECTION).hasToString(Golden.text("connection"));
        assertThat(PSEUDONYMS.providerClient(Scene.GITHUB)).hasToString(Golden.text("provider-client"));
        assertThat(PSEUDONYMS.adminRoster()).hasToString(Golden.text("admin-roster"));
        assertThat(PSEUDONYMS.provider(Scene.GITHUB)).hasToString(Golden.text("provider"));
        assertThat(PSEUDONYMS.account(Scene.GITHUB, "42")).hasToString(Golden.text("account"));
        assertThat(Scene.COMMAND).hasToString(Golden.text("command"));
        assertThat(PSEUDONYMS.digest("request", "content".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Golden.octets("digest"));
    }

    @Test
    void theCommitmentIsOfTheKeyAndTheLedger() {
        PseudonymKey key = PseudonymKey.parse(Scene.text(Scene.hex(Scene.key(0x40))));
        PseudonymKey other = PseudonymKey.parse(PseudonymKey.generate());

        assertThat(key.commitment(Scene.LEDGER)).isEqualTo(Golden.octets("pseudonym-commitment"));
        assertThat(other.commitment(Scene.LEDGER)).isNotEqualTo(key.commitment(Scene.LEDGER));
        assertThat(key.commitment(Scene.OTHER_LEDGER)).isNotEqualTo(key.commitment(Scene.LEDGER));
    }

    @Test
    void whatBelongsToOneNamespaceRoutesTogether() {
        assertThat(Scene.ALICE_ID.routing()).isEqualTo(PSEUDONYMS.routing(Scene.ALICE));
        assertThat(Scene.CONNECTION.routing()).isEqualTo(PSEUDONYMS.routing(Scene.ALICE));
        assertThat(Scene.COMMAND.routing()).isEqualTo(PSEUDONYMS.routing(Scene.ALICE));
        assertThat(PSEUDONYMS.providerClient(Scene.GITHUB).routing()).isEqualTo(PSEUDONYMS.routing(Handle.SERVER));
        assertThat(PSEUDONYMS.adminRoster().routing()).isEqualTo(PSEUDONYMS.routing(Handle.SERVER));
    }

    @Test
    void partsThatMoveOverABoundaryGiveAnotherPseudonym() {
        assertThat(PSEUDONYMS.account(new ProviderId("git"), "hub42"))
                .isNotEqualTo(PSEUDONYMS.account(new ProviderId("github"), "42"));
        assertThat(PSEUDONYMS.digest("ab", new byte[] {'c'}))
                .isNotEqualTo(PSEUDONYMS.digest("a", new byte[] {'b', 'c'}));
    }

    @Test
    void aUidThatIsNotTextIsRefused() {
        assertThatThrownBy(() -> PSEUDONYMS.account(Scene.GITHUB, "a\ud800")).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        boolean all = IntStream.range(0, 20_000)
                .parallel()
                .allMatch(i -> PSEUDONYMS.identity(Scene.ALICE).equals(Scene.ALICE_ID));

        assertThat(all).isTrue();
    }

    @Test
    void theFileHoldsExactlyOneKey() {
        String key = Scene.hex(Scene.key(0));

        assertThatThrownBy(() -> PseudonymKey.parse(Scene.text(key + "," + key)))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.rule()).isEqualTo(Rule.NOT_ONE));
        assertThatThrownBy(() -> PseudonymKey.parse(Scene.text("c2hvcnQ=")))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.rule()).isEqualTo(Rule.TOO_SHORT));
    }
}
