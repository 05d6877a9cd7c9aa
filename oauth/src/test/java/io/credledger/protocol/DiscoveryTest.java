package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.DiscoveryException.Problem;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.NotSent;
import io.credledger.protocol.TokenOutcome.Unsent;
import io.credledger.provider.ProviderSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private static final String DOCUMENT = "/.well-known/openid-configuration";

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ScriptedIssuer issuer;
    private ProviderSite site;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer();
        issuer = new ScriptedIssuer(server.base().toString());
        server.on("GET", DOCUMENT, asked -> issuer.configuration(""));
        site = Answers.provider("oidc").at(server.base());
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    private static Problem problem(Discovery discovery, ProviderSite site) {
        Throwable thrown =
                discovery.endpoints(site).handle((found, failure) -> failure).join();
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        assertThat(cause).isInstanceOf(DiscoveryException.class).hasNoCause();
        return ((DiscoveryException) cause).problem();
    }

    @Test
    void whatAnIssuerCallsItselfMustBeWhatItWasAskedAs() {
        server.on(
                "GET",
                DOCUMENT,
                asked -> Said.json(
                        200,
                        issuer.configuration("")
                                .body()
                                .replace("\"issuer\":\"" + server.base(), "\"issuer\":\"https://evil.example")));
        assertThat(problem(protocol.discovery, site)).isEqualTo(Problem.ANOTHER_ISSUER);
    }

    @Test
    void whateverIsNoConfigurationIsNone() {
        server.on("GET", DOCUMENT, asked -> Said.json(404, "{}"));
        assertThat(problem(protocol.discovery, site)).isEqualTo(Problem.NOT_AN_ISSUER);
        server.on("GET", DOCUMENT, asked -> Said.json(200, "[]"));
        assertThat(problem(protocol.discovery, site)).isEqualTo(Problem.NOT_AN_ISSUER);
        server.on("GET", DOCUMENT, asked -> new Said(200, "text/html", "<html>", Map.of()));
        assertThat(problem(protocol.discovery, site)).isEqualTo(Problem.NOT_AN_ISSUER);
        server.on(
                "GET",
                DOCUMENT,
                asked -> Said.json(
                        200, issuer.configuration("").body().replace(server.base() + "/auth", "javascript:alert(1)")));
        assertThat(problem(protocol.discovery, site)).isEqualTo(Problem.NOT_AN_ISSUER);
        server.on("GET", DOCUMENT, asked -> Said.json(302, "{}").with("Location", server.base() + "/elsewhere"));
        assertThat(problem(protocol.discovery, site)).isEqualTo(Problem.NOT_AN_ISSUER);
    }

    @Test
    void aFailureIsNotKeptAndAnAnswerIsForAnHour() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
        Discovery discovery = new Discovery(protocol.outbound, clock(now));
        server.on("GET", DOCUMENT, asked -> Said.json(500, "{}"));
        assertThat(problem(discovery, site)).isEqualTo(Problem.UNREACHABLE);

        server.on("GET", DOCUMENT, asked -> issuer.configuration(""));
        discovery.endpoints(site).join();
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(59)));
        discovery.endpoints(site).join();
        assertThat(server.asked()).hasSize(2);

        now.updateAndGet(before -> before.plus(Duration.ofMinutes(2)));
        discovery.endpoints(site).join();
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void anIssuerInThisHouseIsRefusedAndNothingIsSentToIt() throws Exception {
        try (Outbound strict = new Outbound(OutboundSettings.defaults(AllowedHosts.NONE))) {
            Discovery discovery = new Discovery(strict, Clock.systemUTC());
            TokenEndpoint tokens = new TokenEndpoint(strict, discovery, Clock.systemUTC());

            assertThat(problem(discovery, site)).isEqualTo(Problem.TARGET_REFUSED);
            assertThat(Protocol.done(tokens.refresh(site, Protocol.CLIENT, Protocol.secret("x"), null, () -> true)))
                    .isEqualTo(new NotSent(Unsent.TARGET_REFUSED));
            assertThat(server.asked()).isEmpty();
        }
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
