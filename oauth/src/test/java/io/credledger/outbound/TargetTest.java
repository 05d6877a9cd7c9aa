package io.credledger.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.outbound.OutboundFailure.NotSent;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:example.com",
                "//example.com/",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com/#fragment",
                "https://example.com./",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://1.2.3.04/",
                "https://1.2.3.4./",
                "https://host.1/",
                "https://under_score/"
            })
    void aTargetThatIsNotPlainlyAWebServerIsRefusedUnresolved(String uri) {
        assertThatThrownBy(() -> Target.of(URI.create(uri), AllowedHosts.NONE))
                .isInstanceOfSatisfying(
                        OutboundException.class, e -> assertThat(e.failure()).isEqualTo(NotSent.TARGET_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://localhost/",
                "https://LOCALHOST:443/"
            })
    void aPrivateTargetIsRefusedWithoutAConnection(String uri) {
        try (Outbound outbound = new Outbound(OutboundSettings.defaults(AllowedHosts.NONE))) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(URI.create(uri))))
                    .isEqualTo(NotSent.TARGET_REFUSED);
        }
    }

    @Test
    void aNameThatMeansThisHouseIsRefusedThoughAPublicAddressStandsBesideIt() throws Exception {
        List<InetAddress> mixed =
                List.of(InetAddress.getByAddress(new byte[] {8, 8, 8, 8}), InetAddress.getLoopbackAddress());
        try (Outbound outbound =
                new Outbound(OutboundSettings.defaults(AllowedHosts.NONE), SSLContext.getDefault(), host -> mixed)) {
            assertThat(Asking.failure(outbound, OutboundRequest.get(URI.create("https://mixed.example/"))))
                    .isEqualTo(NotSent.TARGET_REFUSED);
        }
    }

    @Test
    void aNameIsLookedUpOnceAndTheAddressThatWasCheckedIsConnectedTo() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                Outbound outbound = new Outbound(
                        OutboundSettings.defaults(AllowedHosts.of("git.example")), SSLContext.getDefault(), host -> {
                            lookups.incrementAndGet();
                            return List.of(InetAddress.getLoopbackAddress());
                        })) {
            URI uri = URI.create("http://git.example:" + server.port() + "/");

            assertThat(Asking.answer(outbound, OutboundRequest.get(uri)).status())
                    .isEqualTo(204);
            assertThat(lookups).hasValue(1);
            assertThat(server.requests().get(0)).contains("Host: git.example:" + server.port());
        }
    }

    @Test
    void theNextAddressIsTriedWhereTheFirstRefuses() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                Outbound outbound = new Outbound(
                        OutboundSettings.defaults(AllowedHosts.of("two.example")),
                        SSLContext.getDefault(),
                        host -> List.of(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 99}),
                                InetAddress.getLoopbackAddress()))) {
            URI uri = URI.create("http://two.example:" + server.port() + "/");

            assertThat(Asking.answer(outbound, OutboundRequest.get(uri)).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void theOperatorAllowsAHostOrOneOfItsPorts() throws Exception {
        AllowedHosts allowed = AllowedHosts.of(" Git.Lan ", "10.0.0.5:3000", "[::1]:8080");

        assertThat(Target.of(URI.create("http://git.lan:81/"), allowed).allowed())
                .isTrue();
        assertThat(Target.of(URI.create("http://10.0.0.5:3000/"), allowed).allowed())
                .isTrue();
        assertThat(Target.of(URI.create("http://[::1]:8080/"), allowed))
                .isEqualTo(new Target("http", "::1", 8080, true));
        assertThat(Target.of(URI.create("https://10.0.0.5/"), allowed).allowed())
                .isFalse();
        assertThat(Target.of(URI.create("https://not.git.lan/"), allowed).allowed())
                .isFalse();
        assertThatThrownBy(() -> Target.of(URI.create("http://10.0.0.5:3001/"), allowed))
                .isInstanceOf(OutboundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://git.lan", "*.lan", "git.lan:x", "git.lan/path", "::1"})
    void anAllowedHostIsAHost(String entry) {
        assertThatThrownBy(() -> AllowedHosts.of(entry)).hasMessage("an allowed host is host or host:port");
    }
}
