package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.HeadlessBrowser;
import io.credledger.cli.docs.Tour.Said;
import io.credledger.cli.docs.Tour.Seen;
import io.credledger.cli.docs.Tour.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A new user who clicks. */
final class TourBrowser {

    private static final String SECOND = """
            return [...document.querySelectorAll('article.account')]
              .find((one) => one.querySelector('.sub').textContent.startsWith('second')).dataset.connection""";

    private final List<Step> steps = new ArrayList<>();
    private final HeadlessBrowser browser;
    private final DemoLedger ledger;

    private TourBrowser(HeadlessBrowser browser, DemoLedger ledger) {
        this.browser = browser;
        this.ledger = ledger;
    }

    static List<Step> visit(DemoLedger ledger) throws IOException {
        Files.createDirectories(TourPage.PICTURES);
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            browser.prefer("light");
            browser.resize(1100, 760);
            TourBrowser visit = new TourBrowser(browser, ledger);
            visit.signIn();
            visit.connect();
            visit.readTheHistory();
            assertThat(browser.complaints()).isEmpty();
            return visit.steps;
        }
    }

    private void signIn() throws IOException {
        said("Open the address that was printed, and sign in with the API token in `data/secrets/demo-token`.");
        browser.open(URI.create(ledger.url()));
        browser.awaitText("With an API token");
        seen("sign-in", "The sign-in page");
        browser.type("#token", ledger.text("data/secrets/demo-token").strip());
        browser.press("form[action='/signin/token'] [type=submit]");
        browser.awaitText("demo-user");
    }

    private void connect() throws IOException {
        said(
                "One account of the provider is connected from the start. Connect it once more: *Add* on its card, *Go on*. The ledger says what happens next.");
        browser.press("[data-provider=demo] > header button");
        browser.press("#dialog [type=submit]");
        browser.awaitText("You, demo");
        seen("start", "What is about to be connected, and as what");
        browser.press("form[action='/connect/start'] [type=submit]");
        said(
                "Then the provider asks. It is another server on another port, and knows nothing of the ledger but its client id.");
        browser.awaitText("wants access to the account");
        seen("provider", "The provider's question");
        browser.press("button[value=yes]");
        said(
                "Say yes, and the account is connected: its tokens are sealed, and refreshed from now on. *Refresh* does it at once.");
        int port = URI.create(ledger.url()).getPort();
        browser.awaitAddress(
                address -> address.getPort() == port && address.getPath().equals("/"));
        browser.awaitTrue("document.querySelectorAll('article.account').length === 2");
        browser.press("[data-connection='" + second() + "'] .refresh");
        browser.awaitText("demo-user is refreshed.");
        seen("accounts", "The connected accounts");
    }

    private void readTheHistory() throws IOException {
        said(
                "*History* tells what became of it: who owned it when, and every event, each proven in this browser against the head that the ledger signed.");
        browser.press("[data-connection='" + second() + "'] .actions > a");
        browser.awaitTrue("/All \\d+ events proven in this browser/.test(document.body.innerText)");
        seen("history", "The history, with the proof's badge");
        said("The slider shows the connection as it was after each event. The address of the page is that moment's.");
        browser.run("""
                const moment = document.getElementById('moment');
                moment.value = 0;
                moment.dispatchEvent(new Event('input', { bubbles: true }));""");
        browser.awaitText("As it was: 1 of ");
        browser.awaitTrue("new URL(location).searchParams.has('as_of')");
        seen("as-of", "The connection as it was when it was connected");
    }

    private String second() {
        return Objects.requireNonNull(browser.run(SECOND)).toString();
    }

    private void said(String text) {
        steps.add(new Said(text));
    }

    private void seen(String name, String caption) throws IOException {
        String picture = "tour-" + name;
        browser.picture(TourPage.PICTURES.resolve(picture + ".png"));
        steps.add(new Seen(picture, caption));
    }
}
