package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        assertThat(request.place().provider()).isEqualTo(new ProviderId("github"));
        assertThat(request.place().id()).isNull();
        assertThat(request.terms().scopes()).isEmpty();
        assertThat(request.terms().minValid()).isEqualTo(Duration.ofSeconds(60));
        assertThat(request.purpose()).isEqualTo(AccessPurpose.FOREGROUND);
        assertThat(request.fallback()).isNull();
        assertThat(request.jwt()).isFalse();
        assertThat(request.toString()).doesNotContain("secret");
    }

    @Test
    void aConnectionIsNamedByItsUrn() {
        form.put("resource", List.of("urn:credledger:connection:" + ID));
        form.put("scope", List.of("repo  read:user"));
        form.put("min_valid_seconds", List.of("0"));
        form.put("audience", List.of(""));

        TokenRequest request = TokenRequest.parse(form);

        assertThat(request.place()).isEqualTo(new Place(null, new ConnectionId(ID), null));
        assertThat(request.terms().scopes()).containsExactly("repo", "read:user");
        assertThat(request.terms().minValid()).isZero();
    }

    @Test
    void aSharedConnectionHasAName() {
        form.put("credledger_connection", List.of("alice/main"));

        Place place = TokenRequest.parse(form).place();

        assertThat(place.provider()).isNull();
        assertThat(Objects.requireNonNull(place.key()).text()).isEqualTo("vault:default:github:connection:alice/main");
    }

    @Test
    void theCallerItselfIsTheSubjectWhereNothingIsPresented() {
        form.remove("subject_token");
        form.remove("subject_token_type");
        form.put("on_behalf_of", List.of("alice"));
        form.put("purpose", List.of("background"));

        TokenRequest request = TokenRequest.parse(form);

        assertThat(request.subjectToken()).isNull();
        assertThat(request.onBehalfOf()).isEqualTo(new Handle("alice"));
        assertThat(request.purpose()).isEqualTo(AccessPurpose.BACKGROUND);
    }

    @Test
    void aJwtIsASubjectTokenToo() {
        form.put("subject_token_type", List.of(TokenRequest.JWT));

        assertThat(TokenRequest.parse(form).jwt()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "server, github",
        "vault:default:github:connection:server/project, vault:default:github:connection:server/project"
    })
    void aFallbackIsTheServers(String fallback, String text) {
        form.put("fallback", List.of(fallback));

        assertThat(Objects.requireNonNull(TokenRequest.parse(form).fallback()).text(new ProviderId("github")))
                .isEqualTo(text);
    }

    @Test
    void aFallbackGoesWithAProviderAlone() {
        form.put("fallback", List.of("server"));
        form.put("resource", List.of("urn:credledger:connection:" + ID));

        refused("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, password, unsupported_grant_type",
        "grant_type, '', invalid_request",
        "subject_token, '', invalid_request",
        "subject_token_type, '', invalid_request",
        "subject_token_type, urn:ietf:params:oauth:token-type:saml2, invalid_request",
        "purpose, midground, invalid_request",
        "on_behalf_of, no body, invalid_request",
        "fallback, github, invalid_request",
        "fallback, server:github:client, invalid_request",
        "fallback, vault:default:github:connection:alice/main, invalid_request",
        "credledger_connection, main, invalid_target",
        "credledger_connection, alice/, invalid_target",
        "credledger_connection, alice/main/more, invalid_target",
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
    @ValueSource(strings = {"client_id", "client_assertion", "credledger_fallback"})
    void whatIsNotSupportedIsNamed(String parameter) {
        form.put(parameter, List.of("x"));

        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> TokenRequest.parse(form))
                .satisfies(e -> assertThat(e.description()).isEqualTo(parameter + " is not supported"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor_token", "actor_token_type"})
    void theActorIsTheCaller(String parameter) {
        form.put(parameter, List.of("x"));

        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> TokenRequest.parse(form))
                .satisfies(e -> assertThat(e.description())
                        .isEqualTo(parameter + " is not supported: the actor is the caller"));
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
