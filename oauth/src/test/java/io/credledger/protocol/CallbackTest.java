package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.Callback.Code;
import io.credledger.protocol.Callback.Malformed;
import io.credledger.protocol.Callback.ProviderError;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTest {

    @Test
    void aCodeComesWithItsState() {
        Callback callback = Callback.read(Map.of(
                "code", List.of("made-up-code"), "state", List.of("made-up-state"), "iss", List.of("https://a")));

        assertThat(callback).isInstanceOfSatisfying(Code.class, code -> {
            assertThat(code.code().revealText()).isEqualTo("made-up-code");
            assertThat(code.state().revealText()).isEqualTo("made-up-state");
            assertThat(code.iss()).isEqualTo("https://a");
        });
        assertThat(callback.toString()).doesNotContain("made-up");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,ACCESS_DENIED",
        "invalid_scope,INVALID_SCOPE",
        "unauthorized_client,CLIENT_MISCONFIGURED",
        "redirect_uri_mismatch,CLIENT_MISCONFIGURED",
        "application_suspended,CLIENT_MISCONFIGURED",
        "interaction_required,INTERACTION_REQUIRED",
        "server_error,PROVIDER_FAILED",
        "temporarily_unavailable,PROVIDER_FAILED",
        "something_else,OTHER"
    })
    void anErrorHasAClassAndWordsThatAreNotShown(String error, CallbackError expected) {
        Callback callback = Callback.read(Map.of(
                "error", List.of(error), "error_description", List.of("says alice"), "state", List.of("made-up")));

        assertThat(callback).isInstanceOfSatisfying(ProviderError.class, said -> {
            assertThat(said.error()).isEqualTo(expected);
            assertThat(said.words()).isEqualTo(new ProviderWords(error, "says alice"));
        });
        assertThat(callback.toString()).doesNotContain("alice", "made-up");
    }

    @Test
    void whateverElseIsMalformed() {
        assertThat(Callback.read(Map.of())).isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of("c")))).isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("state", List.of("s")))).isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of(""), "state", List.of("s"))))
                .isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of("a", "b"), "state", List.of("s"))))
                .isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of("c"), "state", List.of("s", "t"))))
                .isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of("c"), "state", List.of("s"), "iss", List.of("a", "b"))))
                .isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of("c"), "error", List.of("e"), "state", List.of("s"))))
                .isEqualTo(new Malformed());
        assertThat(Callback.read(Map.of("code", List.of("c".repeat(20_000)), "state", List.of("s"))))
                .isEqualTo(new Malformed());
    }

    @Test
    void anIssuerInACallbackMustBeTheOneThatWasAsked() {
        assertThat(endpoints("https://a", false).isFromHere(null)).isTrue();
        assertThat(endpoints("https://a", false).isFromHere("https://a")).isTrue();
        assertThat(endpoints("https://a", false).isFromHere("https://b")).isFalse();
        assertThat(endpoints("https://a", false).isFromHere("https://a/")).isFalse();
        assertThat(endpoints("https://a", true).isFromHere(null)).isFalse();
        assertThat(endpoints("https://a", true).isFromHere("https://a")).isTrue();
        assertThat(endpoints(null, false).isFromHere("https://whoever")).isTrue();
    }

    private static Endpoints endpoints(String issuer, boolean inCallback) {
        URI somewhere = URI.create("https://a/x");
        URI name = issuer == null ? null : URI.create(issuer);
        return new Endpoints(somewhere, somewhere, null, null, null, name, null, inCallback, Set.of());
    }
}
