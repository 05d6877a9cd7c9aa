package io.credledger.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.secret.SecretRefusedException.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretTokenTest {

    private static final String TEXT = "gho_pässwörd-€";

    @Test
    void aTokenRevealsWhatItWasGiven() {
        SecretToken token = SecretToken.takeCopyOf(TEXT);

        assertThat(token.revealText()).isEqualTo(TEXT);
        assertThat(token.reveal()).isEqualTo(TEXT.getBytes(UTF_8));
        assertThat(token.length()).isEqualTo(TEXT.getBytes(UTF_8).length);
    }

    @Test
    void aTokenNeverPrintsItself() {
        assertThat(SecretToken.takeCopyOf(TEXT)).hasToString("[redacted]");
        assertThat("" + new Holder("alice", SecretToken.takeCopyOf(TEXT)))
                .isEqualTo("Holder[who=alice, token=[redacted]]");
    }

    @Test
    void tokensWithTheSameContentAreEqual() {
        assertThat(SecretToken.takeCopyOf(TEXT)).isEqualTo(SecretToken.takeOwnershipOf(TEXT.getBytes(UTF_8)));
        assertThat(SecretToken.takeCopyOf(TEXT)).isNotEqualTo(SecretToken.takeCopyOf(TEXT + "x"));
        assertThat(SecretToken.takeCopyOf("abc")).isNotEqualTo(SecretToken.takeCopyOf("abd"));
    }

    @Test
    void theHashTellsNothingOfTheContent() {
        assertThat(SecretToken.takeCopyOf("a")).hasSameHashCodeAs(SecretToken.takeCopyOf("b"));
    }

    @Test
    void anOwnedArrayIsWipedWithTheToken() {
        byte[] owned = TEXT.getBytes(UTF_8);
        SecretToken token = SecretToken.takeOwnershipOf(owned);

        token.close();

        assertThat(owned).containsOnly(0);
    }

    @Test
    void aCopiedArrayStaysTheCallers() {
        byte[] mine = TEXT.getBytes(UTF_8);
        SecretToken token = SecretToken.takeCopyOf(mine);

        token.destroy();

        assertThat(new String(mine, UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void aWipedTokenRevealsNothingAndEqualsOnlyItself() {
        SecretToken token = SecretToken.takeCopyOf("abc");
        SecretToken other = SecretToken.takeCopyOf("xyz");
        token.close();
        other.close();

        assertThat(token.isDestroyed()).isTrue();
        assertThat(List.of(token)).contains(token).doesNotContain(other);
        assertThatThrownBy(token::reveal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the secret was wiped");
        assertThatThrownBy(token::revealText).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void revealedBytesAreTheCallers() {
        SecretToken token = SecretToken.takeCopyOf(TEXT);

        token.reveal()[0] = 0;

        assertThat(token.revealText()).isEqualTo(TEXT);
    }

    @Test
    void lentBytesAreWipedWhenTheCallReturnsOrThrows() throws IOException {
        SecretToken token = SecretToken.takeCopyOf(TEXT);
        List<byte[]> kept = new ArrayList<>();

        int length = token.revealTo(bytes -> {
            kept.add(bytes);
            return bytes.length;
        });
        assertThatThrownBy(() -> token.revealTo(bytes -> {
                    kept.add(bytes);
                    throw new IOException("unwilling");
                }))
                .isInstanceOf(IOException.class);

        assertThat(length).isEqualTo(token.length());
        assertThat(kept).hasSize(2).allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    void aUsersTokenHasAtMost16KiB() {
        assertThat(SecretToken.fromUserInput("x".repeat(16 * 1024)).length()).isEqualTo(16 * 1024);
        assertRefused("x".repeat(16 * 1024 + 1), Rule.TOO_LONG);
        // Fewer characters than the limit, more bytes.
        assertRefused("€".repeat(6 * 1024), Rule.TOO_LONG);
    }

    @Test
    void aUsersTokenIsNotEmpty() {
        assertRefused("", Rule.EMPTY);
    }

    @Test
    void aTokenIsWellFormedText() {
        assertRefused("abc\ud800def", Rule.NOT_TEXT);
        byte[] torn = {'a', (byte) 0xc3};
        assertThatThrownBy(() -> SecretToken.takeOwnershipOf(torn)).isInstanceOf(SecretRefusedException.class);
        assertThat(torn).containsOnly(0);
    }

    private static void assertRefused(String text, Rule rule) {
        assertThatThrownBy(() -> SecretToken.fromUserInput(text))
                .isInstanceOfSatisfying(
                        SecretRefusedException.class, e -> assertThat(e.rule()).isEqualTo(rule))
                .hasMessage("a secret token " + rule.text());
    }

    private record Holder(String who, SecretToken token) {}
}
