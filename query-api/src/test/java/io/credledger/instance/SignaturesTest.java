package io.credledger.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.InstanceTags;
import io.credledger.crypto.MasterKeys;
import io.credledger.instance.Signatures.Request;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Who may ask, and whose answer is believed. */
class SignaturesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final String KEY = "30".repeat(32);
    private static final Octets BODY = octets("question");
    private static final Octets ANSWER = octets("answer");
    private static final Octets OTHER = octets("other");

    private final Signatures asker = at(NOW);
    private final Signatures asked = at(NOW);
    private final Request request = asker.stamped("POST", "/questions", "two:1", BODY);
    private final String signature = asker.sign(request);

    private static Signatures at(Instant instant) {
        return new Signatures(tags(LEDGER, KEY), Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static InstanceTags tags(LedgerId ledger, String key) {
        try (MasterKeys keys = MasterKeys.parse(KeyMaterial.takeOwnershipOf(bytes(key)))) {
            return keys.instanceTags(ledger);
        }
    }

    private static Octets octets(String text) {
        return Octets.copyOf(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void anotherInstanceIsAnsweredAndBelieved() {
        assertThat(asked.accept(request, signature)).isTrue();
        String answer = asked.signAnswer(request, ANSWER);
        assertThat(asker.acceptAnswer(request, ANSWER, answer)).isTrue();
    }

    @Test
    void aRequestThatWasChangedIsRefused() {
        assertThat(asked.accept(new Request("GET", "/questions", "two:1", request.stamp(), BODY), signature))
                .isFalse();
        assertThat(asked.accept(new Request("POST", "/other", "two:1", request.stamp(), BODY), signature))
                .isFalse();
        assertThat(asked.accept(new Request("POST", "/questions", "two:1", request.stamp(), OTHER), signature))
                .isFalse();
    }

    @Test
    void aRequestForAnotherInstanceIsRefused() {
        assertThat(asked.accept(new Request("POST", "/questions", "three:1", request.stamp(), BODY), signature))
                .isFalse();
    }

    @Test
    void aRequestIsGoodOnce() {
        assertThat(asked.accept(request, signature)).isTrue();
        assertThat(asked.accept(request, signature)).isFalse();
        Request next = asker.stamped("POST", "/questions", "two:1", BODY);
        assertThat(asked.accept(next, asker.sign(next))).isTrue();
    }

    @Test
    void aRequestThatIsForgedDoesNotUseUpTheRealOne() {
        assertThat(asked.accept(request, "AAAA")).isFalse();
        assertThat(asked.accept(request, signature)).isTrue();
    }

    @Test
    void aRequestOfAnotherTimeIsRefused() {
        Duration beyond = Signatures.WINDOW.plusMillis(1);
        assertThat(at(NOW.plus(beyond)).accept(request, signature)).isFalse();
        assertThat(at(NOW.minus(beyond)).accept(request, signature)).isFalse();
        assertThat(at(NOW.plus(Signatures.WINDOW)).accept(request, signature)).isTrue();
    }

    @Test
    void anotherLedgersInstanceIsRefused() {
        Signatures other = new Signatures(tags(LedgerId.of(1, 3), KEY), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(other.accept(request, signature)).isFalse();
    }

    @Test
    void anotherKeyIsRefused() {
        Signatures other = new Signatures(tags(LEDGER, "31".repeat(32)), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(other.accept(request, signature)).isFalse();
    }

    @Test
    void anAnswerIsGoodForItsRequestAlone() {
        String answer = asked.signAnswer(request, ANSWER);
        Request next = asker.stamped("POST", "/questions", "two:1", BODY);
        assertThat(asker.acceptAnswer(next, ANSWER, answer)).isFalse();
        assertThat(asker.acceptAnswer(request, OTHER, answer)).isFalse();
        assertThat(asker.acceptAnswer(request, ANSWER, signature)).isFalse();
        assertThat(asker.acceptAnswer(request, ANSWER, "")).isFalse();
    }

    @Test
    void whatIsNoStampIsRefused() {
        for (String stamp : new String[] {"", "1 2 3", request.stamp() + "0", "-" + request.stamp()}) {
            Request odd = new Request("POST", "/questions", "two:1", stamp, BODY);
            assertThat(asked.accept(odd, signature)).as(stamp).isFalse();
        }
    }
}
