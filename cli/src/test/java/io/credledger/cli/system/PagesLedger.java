package io.credledger.cli.system;

import io.credledger.cli.browser.HeadlessBrowser;
import io.credledger.cli.demo.Demo;
import io.credledger.cli.files.DurableFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A ledger with its refresher and the demo's provider, for people with browsers. */
final class PagesLedger implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final RunningLedger ledger;

    private final Demo demo;
    private final RunningRefresher refresher;
    private final URI site;

    private PagesLedger(Demo demo, URI site, RunningLedger ledger, RunningRefresher refresher) {
        this.demo = demo;
        this.site = site;
        this.ledger = ledger;
        this.refresher = refresher;
    }

    static PagesLedger start(Path directory) throws Exception {
        DurableFile.createPrivateDirectory(directory.resolve("secrets"));
        Demo demo = Demo.open(directory, Clock.systemUTC());
        Map<String, String> settings = demo.settings(Map.of());
        URI site =
                URI.create("http://" + Objects.requireNonNull(settings.get("CREDLEDGER_OUTBOUND_ALLOWED_HOSTS")) + "/");
        RunningLedger ledger = RunningLedger.start(directory, settings);
        RunningRefresher refresher = RunningRefresher.start(ledger, directory.resolve("worker"), settings);
        String secret = Files.readString(directory.resolve("secrets").resolve("demo-client-secret"))
                .strip();
        ledger.admin()
                .put(
                        "/v1/providers/demo/client",
                        "{\"client_id\": \"credledger-demo\", \"client_secret\": \"%s\"}".formatted(secret))
                .is(200);
        return new PagesLedger(demo, site, ledger, refresher);
    }

    /** Over the start page and the provider's, and back. */
    void consent(HeadlessBrowser browser, Person person) {
        browser.awaitText("You, " + person.handle());
        browser.press("form[action='/connect/start'] [type=submit]");
        browser.press("button[value=yes]");
        browser.awaitAddress(address -> ledger.url().endsWith(":" + address.getPort()));
    }

    /** What a person does at the provider who does not want it any more. */
    void withdrawAll() throws Exception {
        String page = HTTP.send(HttpRequest.newBuilder(site).build(), BodyHandlers.ofString())
                .body();
        for (Element grant : Jsoup.parse(page).select("input[name=grant]")) {
            HttpRequest withdraw = HttpRequest.newBuilder(site.resolve("withdraw"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant=" + grant.val()))
                    .build();
            HTTP.send(withdraw, BodyHandlers.discarding());
        }
    }

    @Override
    public void close() {
        refresher.close();
        ledger.close();
        demo.close();
    }
}
