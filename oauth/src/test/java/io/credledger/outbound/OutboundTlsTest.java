package io.credledger.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.outbound.OutboundFailure.NotSent;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OutboundTlsTest {

    private static final String OK = "HTTP/1.1 204 No Content\r\n\r\n";

    @TempDir
    private static Path directory;

    private static Certificates certificates;

    @BeforeAll
    static void makeACertificate() throws Exception {
        certificates = Certificates.forHost(directory, "git.example");
    }

    @Test
    void aTrustedCertificateOfTheHostIsTaken() throws Exception {
        try (RawServer server = secured();
                Outbound outbound = asking(certificates.trusting())) {
            assertThat(Asking.answer(outbound, to("git.example", server)).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void anUntrustedCertificateIsRefusedAndNothingIsSent() throws Exception {
        try (RawServer server = secured();
                Outbound outbound = asking(SSLContext.getDefault())) {
            assertThat(Asking.failure(outbound, to("git.example", server))).isEqualTo(NotSent.TLS);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        try (RawServer server = secured();
                Outbound outbound = asking(certificates.trusting())) {
            assertThat(Asking.failure(outbound, to("other.example", server))).isEqualTo(NotSent.TLS);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotSpeakTlsGetsNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer plain = new RawServer((in, out) -> never.countDown());
                Outbound outbound = asking(SSLContext.getDefault())) {
            assertThat(Asking.failure(outbound, to("git.example", plain))).isEqualTo(NotSent.TLS);
        }
    }

    private static RawServer secured() throws Exception {
        return new RawServer(
                certificates.serving().getServerSocketFactory(),
                (in, out) -> out.write(OK.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Outbound asking(SSLContext trust) {
        OutboundSettings settings = new OutboundSettings(
                Duration.ofSeconds(20), Duration.ofSeconds(2), 1000, AllowedHosts.of("git.example", "other.example"));
        return new Outbound(settings, trust, host -> List.of(InetAddress.getLoopbackAddress()));
    }

    private static OutboundRequest to(String host, RawServer server) {
        return OutboundRequest.get(URI.create("https://" + host + ":" + server.port() + "/"));
    }
}
