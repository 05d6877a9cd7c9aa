package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Whether browsers and providers find the API where it says that it is. */
record PublicUrlCheck(Installation.Addresses addresses, Clock clock) implements Check {

    private static final String CALLBACK = "/v1/connect/callback";

    @Override
    public void into(Findings findings) throws InterruptedException {
        URI url = addresses.publicUrl();
        String host = addresses.host();
        if (url == null) {
            if (host != null) {
                findings.add(unset(host));
            }
            return;
        }
        findings.add(scheme(url));
        String origin = url.toString().replaceAll("/+$", "");
        Optional<Probe> answer = Probe.of(URI.create(origin + "/health/live"));
        findings.add(reached(origin, answer));
        answer.flatMap(Probe::date).ifPresent(date -> findings.add(Clocks.compare("API", date, clock.instant())));
    }

    static Finding unset(String host) {
        return isLoopback(host)
                ? Finding.ok("public url", "none: the API is for this machine")
                : Trouble.failed(
                        "public url",
                        "none, and the API listens on " + host + ": redirect URIs would name that address",
                        "set CREDLEDGER_PUBLIC_URL to what browsers use, and register it with " + CALLBACK
                                + " at every provider");
    }

    static Finding scheme(URI url) {
        boolean safe = "https".equalsIgnoreCase(url.getScheme()) || isLoopback(String.valueOf(url.getHost()));
        return safe
                ? Finding.ok("public url", url.toString())
                : Trouble.failed(
                        "public url",
                        url + " is not https: cookies, codes and tokens can be read on the way",
                        "put TLS in front of the API and give its https address in CREDLEDGER_PUBLIC_URL");
    }

    static Finding reached(String origin, Optional<Probe> answer) {
        if (answer.isEmpty()) {
            return Finding.warning(
                    "public url",
                    "nothing answers there from here",
                    "is the API up, does the proxy reach it, and is the name known here?");
        }
        Probe probe = answer.get();
        if (probe.status() >= 300 && probe.status() < 400) {
            return Trouble.failed(
                    "public url",
                    "it sends whoever asks on to " + probe.location()
                            + ": the redirect URI that providers know would not be ours",
                    "give the address that is sent on to, and register it with " + CALLBACK + " at every provider");
        }
        return probe.status() == 200 && probe.body().path("status").asText().equals("live")
                ? Finding.ok("public url", "reached; the redirect URI for providers is " + origin + CALLBACK)
                : Trouble.failed(
                        "public url",
                        "something else answers there (" + probe.status() + ")",
                        "let the proxy pass everything on to the API, /health/live too");
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.startsWith("127.")
                || name.equals("::1")
                || name.equals("[::1]");
    }
}
