package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcquiredTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"ghp_1", "a\"b\\c", "\u0000\u0001\u001f\u007f", "\u00e9\u20ac\ud83d\ude00", "\n\t", "</script>"})
    void whateverATokenIsMadeOfItComesThrough(String token) throws Exception {
        JsonNode answer = JSON.readTree(acquired(token).toJson());

        assertThat(answer.path("access_token").textValue()).isEqualTo(token);
        assertThat(answer.path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").longValue()).isEqualTo(60);
        assertThat(answer.path("scope").textValue()).isEqualTo("repo user");
        assertThat(answer.has("credledger_fallback")).isFalse();
    }

    @Test
    void aFallbackSaysSo() throws Exception {
        JsonNode answer = JSON.readTree(acquired("t").asFallback().toJson());

        assertThat(answer.path("credledger_fallback").booleanValue()).isTrue();
    }

    @Test
    void aHeaderIsTheSchemeAndTheToken() {
        Acquired acquired = acquired("t");

        try (SecretToken header = acquired.intoAuthorization()) {
            assertThat(header.revealText()).isEqualTo("Bearer t");
        }
        assertThat(acquired.token().isDestroyed()).isTrue();
        assertThat(acquired.toString()).doesNotContain("repo");
    }

    private static Acquired acquired(String token) {
        return Acquired.bearer(
                SecretToken.takeOwnershipOf(token.getBytes(StandardCharsets.UTF_8)), 60L, List.of("repo", "user"));
    }
}
