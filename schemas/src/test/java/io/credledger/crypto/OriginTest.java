package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com, https://github.com",
        "HTTPS://GitHub.COM:443/login/oauth?x=1#y, https://github.com",
        "https://git.example:8443/a, https://git.example:8443",
        "https://git.example:80, https://git.example:80",
        "https://[2001:DB8::1]/x, https://[2001:db8::1]",
        "http://localhost:3000/, http://localhost:3000",
        "http://127.0.0.1:80, http://127.0.0.1",
        "http://127.1.2.3:443, http://127.1.2.3:443",
        "http://[::1]:8080/token, http://[::1]:8080"
    })
    void anOriginIsSchemeHostAndPort(String uri, String origin) {
        assertThat(Origin.of(URI.create(uri))).hasToString(origin);
        assertThat(new Origin(origin)).isEqualTo(Origin.of(URI.create(uri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.com",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "ftp://github.com",
                "github.com",
                "/token",
                "mailto:a@example.org",
                "https://user@github.com",
                "https://user:secret@github.com",
                "https://github.com.",
                "https://github.com:0",
                "https://github.com:65536",
                "https://under_score.example",
                "https:///token"
            })
    void whatHasNoSafeOriginIsRefusedWithoutBeingQuoted(String uri) {
        assertThatThrownBy(() -> Origin.of(URI.create(uri)))
                .isInstanceOf(InvalidOriginException.class)
                .hasMessageStartingWith("must ")
                .hasMessageNotContaining(uri);
    }

    @Test
    void httpOfOtherMachinesOnlyWhenSaid() {
        assertThat(Origin.ofAnyHttp(URI.create("http://Forge.lan:3000/x"))).hasToString("http://forge.lan:3000");
        assertThatThrownBy(() -> Origin.ofAnyHttp(URI.create("ws://forge.lan")))
                .isInstanceOf(InvalidOriginException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://github.com/", "https://GitHub.com", "https://github.com:443", "http://x:80", "a b", ""})
    void onlyTheNormalFormIsTaken(String text) {
        assertThatThrownBy(() -> new Origin(text)).isInstanceOf(InvalidOriginException.class);
    }
}
