package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Handle;
import io.credledger.operation.NewConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewConnectionJsonTest {

    @Test
    void whatIsLeftOutIsTheCallersDefaultConnection() {
        NewConnection wanted = parse("{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"t\"}");

        assertThat(wanted.owner()).isEqualTo(new Handle("alice"));
        assertThat(wanted.name().value()).isEqualTo("default");
        assertThat(wanted.kind()).isEqualTo(CredentialKind.BEARER);
        assertThat(wanted.account()).isEqualTo(NewConnection.Account.claimed(null, null, null));
        assertThat(wanted.wishes()).isEqualTo(new NewConnection.Wishes(false, false, false));
    }

    @Test
    void anOAuthCredentialHasARefreshTokenAndAnExpiry() {
        NewConnection wanted = parse("""
                {"provider": "gitlab", "kind": "oauth2", "access_token": "a", "refresh_token": "r",
                 "expires_at": "2027-01-01T00:00:00Z", "refresh_expires_at": "2027-06-01T00:00:00Z", "vault": "default",
                 "account": {"uid": "42", "login": "alice-gl", "base_url": "https://gitlab.com"}, "reason": "moved here"}""");

        assertThat(wanted.refreshToken()).isNotNull();
        assertThat(wanted.expiresAt()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(wanted.refreshExpiresAt()).isEqualTo("2027-06-01T00:00:00Z");
        assertThat(wanted.account().login()).isEqualTo("alice-gl");
        assertThat(wanted.reason()).isEqualTo("moved here");
    }

    @Test
    void noSecretIsInItsText() {
        assertThat(parse("{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"canary\"}")
                        .toString())
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"bearer","access_token":"t"}                                                     | provider
            {"provider":"github","access_token":"t"}                                                 | kind
            {"provider":"github","kind":"cookie","access_token":"t"}                                 | kind
            {"provider":"github","kind":"bearer"}                                                    | access_token
            {"provider":"github","kind":"basic","username":"u"}                                      | password
            {"provider":"github","kind":"basic","password":"p"}                                      | username
            {"provider":"github","kind":"basic","username":"a:b","password":"p"}                     | username
            {"provider":"github","kind":"bearer","access_token":"t","refresh_token":"r"}             | refresh_token
            {"provider":"github","kind":"bearer","access_token":"t","refresh_expires_at":"2027-01-01T00:00:00Z"} | refresh_expires_at
            {"provider":"github","kind":"bearer","access_token":"t","password":"p"}                  | password
            {"provider":"GitHub","kind":"bearer","access_token":"t"}                                 | provider
            {"provider":"github","kind":"bearer","access_token":"t","name":"a/b"}                    | name
            {"provider":"github","kind":"bearer","access_token":"t","owner":"..x"}                   | owner
            {"provider":"github","kind":"bearer","access_token":"t","account":{"id":"1"}}            | account.id
            {"provider":"github","kind":"bearer","access_token":"t","account":"1"}                   | account
            {"provider":"github","kind":"bearer","access_token":"t","scopes":"repo"}                 | scopes
            {"provider":"github","kind":"bearer","access_token":"t","metadata":[]}                   | metadata
            {"provider":"github","kind":"bearer","access_token":"t","replace":"yes"}                 | replace
            {"provider":"github","kind":"bearer","access_token":"t","expires_at":"tomorrow"}         | expires_at
            {"provider":"github","kind":"bearer","access_token":"t","vault":"mine"}                  | vault
            """)
    void whatIsNotAsItMustBeIsNamed(String json, String field) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> assertThat(e.members()).containsEntry("field", field))
                .satisfies(e -> assertThat(e.type().status()).isEqualTo(400));
    }

    private static NewConnection parse(String json) {
        return NewConnectionJson.parse(Fields.parse(json.getBytes(StandardCharsets.UTF_8)), new Handle("alice"));
    }
}
