package io.credledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublicUrlTest {

    @Test
    void itIsWrittenAsBrowsersWriteAnOrigin() {
        assertThat(PublicUrl.of(URI.create("HTTPS://Ledger.Example:443/")).origin())
                .isEqualTo("https://ledger.example");
        assertThat(PublicUrl.of(URI.create("http://ledger.example:8080")).origin())
                .isEqualTo("http://ledger.example:8080");
    }

    @Test
    void whatIsServedOnLoopbackHasThreeNames() {
        PublicUrl url = PublicUrl.served("127.0.0.1", 8080);

        assertThat(url.at("/x")).isEqualTo("http://127.0.0.1:8080/x");
        assertThat(url.isOurs("http://127.0.0.1:8080")).isTrue();
        assertThat(url.isOurs("http://localhost:8080")).isTrue();
        assertThat(url.isOurs("http://[::1]:8080")).isTrue();
        assertThat(url.isOurs("http://localhost:8081")).isFalse();
        assertThat(url.isAlias("localhost:8080")).isTrue();
        assertThat(url.isAlias("127.0.0.1:8080")).isFalse();
    }

    @Test
    void whatWasSaidHasOneName() {
        PublicUrl url = PublicUrl.of(URI.create("http://127.0.0.1:8080"));

        assertThat(url.isOurs("http://localhost:8080")).isFalse();
        assertThat(url.isOurs("null")).isFalse();
    }

    @Test
    void everyAddressIsReachedAtThisMachinesOwn() {
        assertThat(PublicUrl.served("0.0.0.0", 1).origin()).isEqualTo("http://127.0.0.1:1");
        assertThat(PublicUrl.served("::1", 1).origin()).isEqualTo("http://[::1]:1");
        assertThat(PublicUrl.served("192.0.2.1", 1).aliases()).isEmpty();
    }

    @Test
    void cookiesAreOursAloneAndSecureWhereTheyCanBe() {
        PublicUrl https = PublicUrl.of(URI.create("https://ledger.example"));

        assertThat(https.cookie("s", "v", "/", null).header())
                .isEqualTo("__Host-s=v; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(https.cookie("s", "v", "/a", Duration.ofMinutes(10)).header())
                .isEqualTo("__Secure-s=v; Path=/a; Max-Age=600; Secure; HttpOnly; SameSite=Lax");
        assertThat(PublicUrl.served("127.0.0.1", 1).cookie("s", "v", "/", null).header())
                .isEqualTo("s=v; Path=/; HttpOnly; SameSite=Lax");
        assertThat(https.noCookie("s", "/").header()).contains("Max-Age=0").startsWith("__Host-s=;");
        assertThat(https.cookie("s", "canary", "/", null).toString()).doesNotContain("canary");
    }
}
