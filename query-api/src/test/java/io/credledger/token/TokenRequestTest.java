package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ProviderId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {

    private static final String ID = "con_" + "0".repeat(26);

    private final Map<String, List<String>> form = new HashMap<>(Map.of(
            "grant_type", List.of(TokenRequest.GRANT_TYPE),
            "subject_token", List.of("clt_secret"),
            "subject_token_type", List.of(TokenRequest.ACCESS_TOKEN),
            "audience", List.of("github")));

    @Test
    void aProviderIsEnough() {
        TokenRequest request = TokenRequest.parse(form);

        assertThat(request.audience()).isEqualTo(new ProviderId("github"));
        assertThat(request.resource()).isNull();
        assertThat(request.scopes()).isEmpty();
        assertThat(request.minValid()).isEqualTo(Duration.ofSeconds(60));
        assertThat(request.toString()).doesNotContain("secret");
    }

    @Test
    void aConnectionIsNamedByItsUrn() {
        form.put("resource", List.of("urn:credledger:connection:" + ID));
        form.put("scope", List.of("repo  read:user"));
        form.put("min_valid_seconds", List.of("0"));
        form.put("audience", List.of(""));

        TokenRequest request = TokenRequest.parse(form);

        assertThat(request.resource()).isEqualTo(new ConnectionId(ID));
        assertThat(request.audience()).isNull();
        assertThat(request.scopes()).containsExactly("repo", "read:user");
        assertThat(request.minValid()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, password, unsupported_grant_type",
        "grant_type, '', invalid_request",
        "subject_token, '', invalid_request",
        "subject_token_type, '', invalid_request",
        "subject_token_type, urn:ietf:params:oauth:token-type:jwt, invalid_request",
        "requested_token_type, urn:ietf:params:oauth:token-type:jwt, invalid_request",
        "audience, '', invalid_request",
        "audience, Git Hub, invalid_target",
        "resource, https://github.com, invalid_target",
        "resource, urn:credledger:connection:con_1, invalid_target",
        "min_valid_seconds, -1, invalid_request",
        "min_valid_seconds, 1.5, invalid_request",
        "min_valid_seconds, 31536001, invalid_request"
    })
    void whatIsNotAsItMustBeIsRefused(String parameter, String value, String error) {
        form.put(parameter, List.of(value));

        refused(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fallback", "on_behalf_of", "purpose", "actor_token", "client_id"})
    void whatIsNotSupportedIsNamed(String parameter) {
        form.put(parameter, List.of("x"));

        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> TokenRequest.parse(form))
                .satisfies(e -> assertThat(e.description()).isEqualTo(parameter + " is not supported"));
    }

    @Test
    void aParameterIsGivenOnce() {
        form.put("audience", List.of("github", "gitlab"));

        refused("invalid_request");
    }

    private void refused(String error) {
        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> TokenRequest.parse(form))
                .satisfies(e -> assertThat(e.error()).isEqualTo(error));
    }
}
