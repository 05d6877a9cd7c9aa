package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "203.0.113.9, -, 203.0.113.9",
                "203.0.113.9, '198.51.100.1', 203.0.113.9",
                "10.1.2.3, '198.51.100.1', 198.51.100.1",
                "10.1.2.3, '1.1.1.1, 198.51.100.1', 198.51.100.1",
                "10.1.2.3, '1.1.1.1, 198.51.100.1, 192.0.2.7', 198.51.100.1",
                "10.1.2.3, '10.9.9.9', 10.9.9.9",
                "2001:db8::1, '2001:db9::5', 2001:db9::5",
                "10.1.2.3, 'unknown', 10.1.2.3",
                "10.1.2.3, '198.51.100.1, evil.example', 10.1.2.3",
                "10.1.2.3, '', 10.1.2.3",
                "10.1.2.3, '198.51.100.1:4711', 10.1.2.3"
            })
    void theLastAddressThatIsNoProxyOfOursAsks(String peer, @Nullable String forwarded, String client) {
        assertThat(PROXIES.client(address(peer), forwarded)).isEqualTo(address(client));
    }

    @Test
    void withoutProxiesNobodysWordCounts() {
        assertThat(TrustedProxies.NONE.client(address("127.0.0.1"), "198.51.100.1"))
                .isEqualTo(address("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0", "::/129", "10.0.0.0/", "999.1.1.1", "a::g", ""})
    void namesAndWrongAddressesAreNone(String text) {
        assertThat(TrustedProxies.isNetwork(text)).isFalse();
    }

    private static InetAddress address(String text) {
        return Network.address(text).orElseThrow();
    }
}
