package io.credledger.cli.client.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiClient;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.http.Received;
import io.credledger.cli.client.output.Values;
import io.credledger.streams.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks at the server from here: is it there, is it ready, do the clocks agree, does it know us. */
record ServerCheck(ApiClient api, Clock clock, boolean withToken) {

    /** Tokens and idempotent writes are judged by time; half a minute is still harmless to both. */
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    void into(Findings findings) {
        Received live;
        try {
            live = api.probe(ApiRequest.get("health", "live"));
        } catch (ClientException e) {
            findings.add(Finding.failed(
                    "server", "nothing answers", "start it: credledger up; or give its address: --url", e.exitCode()));
            return;
        }
        findings.add(
                live.successful()
                        ? Finding.ok("server", "answers in " + live.took().toMillis() + " ms")
                        : Finding.failed(
                                "server",
                                "its answer to /health/live is " + live.status(),
                                "restart it; its log says why",
                                ExitCode.UNREACHABLE));
        live.date().map(this::skew).ifPresent(findings::add);
        readiness(findings);
        if (withToken) {
            findings.add(identity());
        }
    }

    private Finding skew(Instant server) {
        Duration skew = Duration.between(clock.instant(), server);
        String text = "the server's differs by " + skew.abs().toSeconds() + " s";
        return skew.abs().compareTo(TOLERATED_SKEW) <= 0
                ? Finding.ok("clock", text)
                : Finding.warning("clock", text, "let both machines keep time by NTP");
    }

    private void readiness(Findings findings) {
        Received ready = api.probe(ApiRequest.get("health", "ready"));
        if (ready.successful()) {
            findings.add(Finding.ok("ready", "yes"));
            return;
        }
        findings.add(Finding.failed(
                "ready",
                "no (" + ready.status() + ")",
                "wait while it restores; else look at the part below",
                ExitCode.UNREACHABLE));
        for (JsonNode part : ready.json().path("parts")) {
            if (!part.path("ready").asBoolean()) {
                findings.add(Finding.failed(
                        "part " + Values.text(part.path("name")),
                        Values.text(part.path("reason")),
                        "see this part's lines in the server's log",
                        ExitCode.UNREACHABLE));
            }
        }
    }

    private Finding identity() {
        try {
            JsonNode self = api.send(ApiRequest.get("v1", "whoami")).body();
            return Finding.ok(
                    "identity", Values.text(self.path("identity")) + " (" + Values.text(self.path("roles")) + ")");
        } catch (ProblemException e) {
            return Finding.failed(
                    "identity", e.sentence(), "issue a new token: this one may be revoked or expired", e.exitCode());
        } catch (ClientException e) {
            return Finding.failed("identity", e.sentence(), "mend what is above first", e.exitCode());
        }
    }
}
