package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.browser.HeadlessBrowser;
import io.credledger.cli.browser.NeedsChromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a person uses them, over a whole ledger with its refresher and a provider. */
@NeedsChromium
@BesideOthers
@Timeout(180)
class ChromiumPagesIT {

    private static final long FIRST_PAGE = 150_000;
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private static Path directory;

    private static PagesLedger pages;
    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        pages = PagesLedger.start(directory);
        ledger = pages.ledger;
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @Test
    void anAccountIsConnectedRefreshedSharedMissedAndDisconnected() throws Exception {
        Person alice = ledger.person("alice");
        ledger.person("bob");
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.openAs(alice, "/");
            browser.awaitText("Connect your first account");
            assertThat(page.transferred()).isBetween(1000L, FIRST_PAGE);
            page.isReadable("accounts-empty");

            browser.press("[data-provider=demo] > header button");
            browser.press("#dialog [type=submit]");
            pages.consent(browser, alice);
            browser.awaitText("demo-user");
            assertThat(browser.address().getPath()).isEqualTo("/");

            browser.press("[data-provider=demo] .refresh");
            // The answer may come before the refresh has ended, and says so then.
            browser.awaitTrue("document.querySelector('[data-provider=demo] .about').textContent.includes('just now')");
            browser.press("[data-provider=demo] .account .menu > summary");
            browser.pressSaying("Share…");
            browser.type("#dialog-handle", "nobody-here");
            browser.press("#dialog [type=submit]");
            browser.awaitText("There is no such identity");
            assertThat(browser.complaints()).singleElement().asString().contains("404");
            browser.type("#dialog-handle", "bob");
            browser.press("#dialog [type=submit]");
            browser.awaitText("demo-user is shared with bob.");
            alice.stores("github", "work", "token-of-the-page");
            browser.pressSaying("Something has changed: show it");
            browser.awaitText("alice-at-github");
            page.isReadable("accounts");

            String token = alice.exchange("audience", "demo").is(200).text("access_token");
            page.knowsNone(alice.token(), token, "token-of-the-page");
            String connection =
                    alice.get("/v1/connections?provider=demo").each("id").get(0);
            page.watchForShifts();
            pages.withdrawAll();
            // One that was refreshed a moment ago is not refreshed again.
            await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
                alice.post("/v1/connections/" + connection + "/refresh", "{}");
                return alice.get("/v1/connections/" + connection).text("status").equals("needs_reauth");
            });
            browser.awaitText("demo-user needs you");
            page.hasNotMoved();
            page.isReadable("accounts-needs-you");

            browser.press(".attention a");
            pages.consent(browser, alice);
            browser.awaitText("The account is connected");
            page.open("/");
            browser.awaitText("Nothing needs you");
            browser.press("[data-provider=demo] .account .menu > summary");
            browser.pressSaying("Disconnect…");
            browser.press("#dialog [type=submit]");
            browser.press("[data-provider=demo] .past > summary");
            browser.awaitText("The provider has revoked the tokens.");
            page.hasNoComplaints();
        }
    }

    @Test
    void whatBecameOfAConnectionIsShownAtAnyMomentAndProven() throws Exception {
        Person carol = ledger.person("carol");
        Person dave = ledger.person("dave");
        String connection = carol.stores("github", "main", "token-of-carol");
        carol.put("/v1/connections/" + connection + "/shares/dave", "{}").is(200);
        carol.post("/v1/connections/" + connection + "/transfer", """
                {"to": "dave", "reason": "Carol has left the team"}""").is(200);
        String first = dave.get("/v1/connections/" + connection + "/history")
                .each("position")
                .get(0);
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.openAs(dave, "/connections/" + connection);
            browser.awaitText("Handed over from carol to dave");
            browser.awaitText("Carol has left the team");
            browser.awaitText("All 3 events proven in this browser");
            page.isReadable("history");

            browser.run("""
                    const moment = document.getElementById('moment');
                    moment.value = 0;
                    moment.dispatchEvent(new Event('input', { bubbles: true }));""");
            browser.awaitText("As it was: 1 of 3: Connected");
            browser.awaitTrue("document.querySelector('.then .owner').textContent.includes('carol')");
            assertThat(browser.address().getRawQuery()).isEqualTo("as_of=" + first.replace(":", "%3A"));

            browser.reload();
            browser.awaitTrue("document.querySelector('.then .owner').textContent.includes('carol')");
            dave.put("/v1/connections/" + connection + "/shares/carol", "{}").is(200);
            browser.pressSaying("1 new event: show");
            browser.awaitText("All 4 events proven in this browser");
            browser.run("localStorage.setItem('credledger.key', 'another+00000000+AA==')");
            browser.reload();
            browser.awaitText("Not checked");
            page.knowsNone(dave.token(), "token-of-carol");
            page.hasNoComplaints();
        }
    }

    @Test
    void anAlteredEventIsNotProven() throws Exception {
        Person erin = ledger.person("erin");
        String connection = erin.stores("github", "main", "token-of-erin");
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.openAs(erin, "/connections/" + connection);
            browser.awaitText("All 1 event proven in this browser");
            String position = erin.get("/v1/connections/" + connection + "/history")
                    .each("position")
                    .get(0);
            String proof = erin.get("/v1/audit/proof?position=" + position + "&connection=" + connection)
                    .is(200)
                    .response()
                    .body();

            Object verdicts = browser.runLater("""
                    const [proof, done] = [JSON.parse(arguments[0]), arguments[1]];
                    const base = document.querySelector('script[type=module]').src;
                    import(new URL('merkle.js', base)).then(async ({ decode, leaf, rootOf, same }) => {
                      const root = decode(proof.root_hash);
                      const hashes = proof.hashes.map(decode);
                      const holds = async (entry, index, list) => {
                        const made = await rootOf(await leaf(entry), index, proof.size, list);
                        return made !== null && same(made, root);
                      };
                      const entry = decode(proof.entry);
                      const altered = Uint8Array.from(entry);
                      altered[altered.length - 1] ^= 1;
                      done([await holds(entry, proof.index, hashes), await holds(altered, proof.index, hashes),
                        await holds(entry, proof.index + 1, hashes), await holds(entry, proof.index, hashes.slice(1))].join());
                    });""", proof);

            assertThat(verdicts).isEqualTo("true,false,false,false");
        }
    }

    @Test
    void anAuditorSearchesFollowsAndVerifies() throws Exception {
        Person ada = ledger.person("ada", "auditor");
        Person fred = ledger.person("fred");
        String connection = fred.stores("gitlab", "main", "token-of-fred");
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.openAs(ada, "/audit?identity=fred");
            browser.awaitText("fred-at-gitlab");
            page.isReadable("audit");
            browser.pressSaying("Follow live");
            browser.awaitTrue("document.querySelector('.state.live')");
            page.watchForShifts();
            fred.delete("/v1/connections/" + connection).is(200);
            browser.awaitTrue("document.querySelector('tbody').textContent.includes('Disconnected')");
            page.hasNotMoved();
            String export = Objects.requireNonNull(
                            browser.run("return [...document.links].find((link) => link.textContent === 'CSV').href"))
                    .toString();
            Person.Answer csv = ada.get(
                    URI.create(export).getPath() + "?" + URI.create(export).getRawQuery());
            assertThat(csv.is(200).header("Content-Disposition")).contains("credledger-audit.csv");
            assertThat(csv.json().asText()).startsWith("position,type,at").contains("ConnectionDisconnected");

            page.open("/audit?view=ownership&connection=" + connection);
            browser.pressSaying("Who owned it?");
            browser.awaitText("vault:default:gitlab:connection:fred/main");
            page.isReadable("ownership");
            page.open("/audit?view=trees");
            browser.awaitText("seen for the first time");
            browser.reload();
            browser.awaitText("continues");
            browser.awaitText("Signature holds");
            page.isReadable("checkpoints");
            page.hasNoComplaints();
        }
    }

    @Test
    void anAdminRegistersEndsAndForgets() throws Exception {
        Person admin = ledger.admin();
        Person gone = ledger.person("gone");
        gone.stores("github", "main", "token-of-gone");
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.openAs(admin, "/admin/connections");
            browser.awaitText("gone-at-github");
            page.isReadable("admin-connections");

            page.open("/admin/identities");
            browser.pressSaying("Register an identity");
            browser.type("#dialog-handle", "newcomer");
            browser.press("#dialog [type=submit]");
            browser.awaitTrue("document.querySelector('tbody').textContent.includes('newcomer')");
            menu(browser, "gone");
            browser.pressSaying("Erase…");
            browser.type("#dialog-confirm", "gon");
            assertThat(browser.run("return document.querySelector('#dialog [type=submit]').disabled"))
                    .isEqualTo(true);
            browser.type("#dialog-confirm", "gone");
            browser.press("#dialog [type=submit]");
            browser.awaitTrue("document.querySelector('.cascade[data-state=done]')");
            assertThat(browser.text()).contains("1 of 1");
            page.isReadable("admin-identities");

            page.open("/admin/providers");
            browser.awaitText("Nextcloud");
            page.isReadable("admin-providers");
            page.open("/admin/health");
            browser.awaitText("Refreshes in the last hour");
            browser.awaitText("Never rotated");
            page.isReadable("admin-health");
            page.knowsNone(admin.token());
            page.hasNoComplaints();
        }
    }

    @Test
    void whoIsNotSignedInSignsInAndComesBack() throws Exception {
        Person hugo = ledger.person("hugo");
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.open("/connections/con_00000000000000000000000000?as_of=0%3A1");
            browser.awaitText("API token");
            page.isReadable("sign-in");
            page.openAs(hugo, "/");
            browser.awaitText("Connect your first account");
            hugo.delete("/v1/sessions").is(204);
            browser.awaitAddress(address -> address.getPath().equals("/signin"));
            assertThat(browser.address().getRawQuery()).isEqualTo("return_to=%2F");
        }
    }

    @Test
    void theApiIsReadWithoutAScript() throws Exception {
        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            SeenPage page = new SeenPage(browser, ledger.url());
            page.open("/docs");
            browser.awaitText("POST /v1/connections");
            page.isReadable("docs");
            page.hasNoComplaints();
        }
    }

    private static void menu(HeadlessBrowser browser, String handle) {
        browser.press("summary[aria-label='More for " + handle + "']");
    }
}
