package io.credledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "alice", "a.b", "a_b-c", "1.2.3", "a.", "a-", "profile", "server"})
    void aHandleIsLettersDigitsAndAFewMarks(String text) {
        assertThat(new Handle(text)).hasToString(text);
        assertThat(new ConnectionName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-a",
                "_a",
                ".a",
                "a..b",
                "a/b",
                "a:b",
                "a b",
                "a\n",
                "a\u0000",
                "ä",
                "a@b",
                "env:NAME",
                "..",
                "a%2e%2e"
            })
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> new Handle(text)).isInstanceOf(InvalidIdException.class);
        assertThatThrownBy(() -> new ConnectionName(text)).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void aHandleHasAtMost64Characters() {
        assertThat(new Handle("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new Handle("a".repeat(65))).isInstanceOf(InvalidIdException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "0", "forgejo-work", "a--b", "a-"})
    void aProviderIsLowerCaseLettersDigitsAndDashes(String text) {
        assertThat(new ProviderId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GitHub", "-a", "a.b", "a_b", "a:b", "a b", "ä", "env:NAME", "github\n"})
    void anythingElseIsNoProvider(String text) {
        assertThatThrownBy(() -> new ProviderId(text)).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void aProviderHasAtMost50Characters() {
        assertThat(new ProviderId("a".repeat(50)).value()).hasSize(50);
        assertThatThrownBy(() -> new ProviderId("a".repeat(51))).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void thereIsOneVault() {
        assertThat(new Vault("default")).isEqualTo(Vault.DEFAULT);
        assertThatThrownBy(() -> new Vault("Default")).isInstanceOf(InvalidIdException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "server:github:client, SERVER_CLIENT",
        "server:profile:client, SERVER_CLIENT",
        "vault:default:github:connection:alice/main, CONNECTION",
        "vault:default:forgejo-work:connection:server/default, CONNECTION",
        "vault:default:0:connection:a.b/c_d-e, CONNECTION"
    })
    void aStoreKeyIsReadAsItIsWritten(String text, StoreKeyType type) {
        StoreKey key = StoreKey.parse(text);

        assertThat(key.type()).isEqualTo(type);
        assertThat(key.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "server",
                "server::client",
                "server:github",
                "server:github:secret",
                "server:github:client:",
                "server:GitHub:client",
                ":server:github:client",
                "profile:alice:github:client",
                "server:alice:github:client",
                "env:GITHUB:client",
                "server:env:NAME:client",
                "vault:other:github:connection:alice/main",
                "vault:default:github:connection:alice",
                "vault:default:github:connection:/main",
                "vault:default:github:connection:alice/",
                "vault:default:github:connection:alice/../bob",
                "vault:default:github:connection:alice/a/b",
                "vault:default:github:connections:alice/main",
                "vault:default:github:connection:alice/main:x"
            })
    void anyOtherTextIsNoStoreKey(String text) {
        assertThatThrownBy(() -> StoreKey.parse(text)).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void aStoreKeyIsMadeOfItsParts() {
        ProviderId github = new ProviderId("github");

        assertThat(new StoreKey.ServerClient(github).text()).isEqualTo("server:github:client");
        assertThat(new StoreKey.Connection(Vault.DEFAULT, github, new Handle("alice"), ConnectionName.DEFAULT).text())
                .isEqualTo("vault:default:github:connection:alice/default");
    }
}
