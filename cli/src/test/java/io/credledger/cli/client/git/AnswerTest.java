package io.credledger.cli.client.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.failure.ClientException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git reads. */
class AnswerTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @Test
    void aTokenIsThePasswordOfItsUser() {
        assertThat(answer("Bearer", "gho_1").lines()).isEqualTo("username=oauth2\npassword=gho_1\n");
        assertThat(Answer.of(handedOut("bearer", "gho_1").put("expires_in", 60), Optional.of("oauth2"), NOW)
                        .lines())
                .isEqualTo("username=oauth2\npassword=gho_1\npassword_expiry_utc=1800000060\n");
    }

    @Test
    void aPasswordHasAUserOfItsOwn() {
        assertThat(answer("Basic", base64("b\u00f6t:p:w")).lines()).isEqualTo("username=b\u00f6t\npassword=p:w\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bot",
                "bot:",
                ":CANARY",
                "a\nb:CANARY",
                "bot:CANARY\npassword=x",
                "bot:CANARY\r",
                "bot:\0CANARY"
            })
    void whatWouldBeMoreThanOneLineIsNoAnswer(String credential) {
        ClientException wrong = catchThrowableOfType(ClientException.class, () -> answer("Basic", base64(credential)));

        assertThat(wrong.sentence()).doesNotContain("CANARY");
    }

    @Test
    void whatIsNotBase64IsNoCredential() {
        assertThatThrownBy(() -> answer("Basic", "!CANARY")).hasMessageNotContaining("CANARY");
    }

    @Test
    void aTokenWithoutItsUserIsNoAnswer() {
        assertThatThrownBy(() -> Answer.of(handedOut("Bearer", "CANARY"), Optional.empty(), NOW))
                .hasMessageContaining("user name")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void itsTextTellsNothing() {
        assertThat(answer("Bearer", "CANARY")).hasToString("Answer [redacted]");
    }

    private static Answer answer(String type, String token) {
        return Answer.of(handedOut(type, token), Optional.of("oauth2"), NOW);
    }

    private static ObjectNode handedOut(String type, String token) {
        return JsonNodeFactory.instance.objectNode().put("access_token", token).put("token_type", type);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
