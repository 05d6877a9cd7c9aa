package io.credledger.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormBrowserTest {

    private final FormBrowser browser = new FormBrowser();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        page("/", "<p>You sent %s");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void redirectsAndRefreshesAreFollowedOnlyWhenAsked() {
        redirect("/first", "/second");
        page("/second", "<meta http-equiv='Refresh' content='0;url=/third?a=b'>");
        redirect("/third", "elsewhere");
        Page first = browser.open(at("/first"));

        assertThat(first.target()).hasValue(at("/second"));
        assertThat(first.untilPath("/third")).isEqualTo(at("/third?a=b"));
        assertThat(first.settle().address()).isEqualTo(at("/elsewhere"));
    }

    @Test
    void aCircleIsNoticed() {
        redirect("/circle", "/circle");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> browser.open(at("/circle")).settle())
                .withMessageContaining("circle");
    }

    @Test
    void cookiesGoWhereTheyWereSetFor() {
        page("/set", "", "a=1; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", "b=2; Path=/deep; Secure", "c=3");

        browser.open(at("/set"));

        assertThat(browser.open(at("/")).text()).isEqualTo("You sent a=1; c=3");
        assertThat(browser.open(at("/deep/er")).text()).isEqualTo("You sent a=1; b=2; c=3");
        assertThat(browser.open(at("/deeper")).text()).isEqualTo("You sent a=1; c=3");
        assertThat(browser.cookies().find("a")).get().satisfies(cookie -> {
            assertThat(cookie.httpOnly()).isTrue();
            assertThat(cookie.sameSite()).isEqualTo("Lax");
            assertThat(cookie).hasToString("a of 127.0.0.1/");
        });
    }

    @Test
    void aCookieIsReplacedAndTakenAway() {
        page("/set", "", "a=1; Path=/", "b=1; Path=/");
        page("/change", "", "a=2; Path=/", "b=; Path=/; Expires=Thu, 01-Jan-1970 00:00:10 GMT");

        browser.open(at("/set"));
        browser.open(at("/change"));

        assertThat(browser.open(at("/")).text()).isEqualTo("You sent a=2");
    }

    @Test
    void aFormGoesWithWhatItHasAndWhatWasTyped() {
        page("/form", """
                <form method=post action=/sent><input type=hidden name=csrf value=x><input name=who><input type=checkbox name=no>
                <button name=say value=yes>Yes</button><button name=say value=no>No</button></form>""");
        server.createContext(
                "/sent",
                exchange -> answer(
                        exchange,
                        exchange.getRequestHeaders().getFirst("Origin") + " "
                                + exchange.getRequestHeaders().getFirst("Sec-Fetch-Site") + " "
                                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Form form = browser.open(at("/form")).form().with("who", "a b");

        assertThat(form.press("[value=no]").body()).isEqualTo(at("") + " same-origin csrf=x&who=a+b&say=no");
        assertThat(browser.post(URI.create("http://evil.example/x"), at("/sent"), Map.of("csrf", "y"))
                        .body())
                .isEqualTo("http://evil.example cross-site csrf=y");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> form.with("nobody", ""));
    }

    @Test
    void oneParameterOfAnAddressIsChanged() {
        URI changed = Query.with(URI.create("http://127.0.0.1:1/callback?code=a%26b&state=c"), "state", "d e");

        assertThat(changed).hasToString("http://127.0.0.1:1/callback?code=a%26b&state=d+e");
        assertThat(Query.parameter(changed, "code")).isEqualTo("a&b");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void redirect(String path, String target) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        });
    }

    /** @param html where {@code %s} stands for the cookies sent */
    private void page(String path, String html, String... cookies) {
        server.createContext(path, exchange -> {
            for (String cookie : cookies) {
                exchange.getResponseHeaders().add("Set-Cookie", cookie);
            }
            answer(
                    exchange,
                    html.replace(
                            "%s",
                            exchange.getRequestHeaders()
                                    .getOrDefault("Cookie", List.of(""))
                                    .get(0)));
        });
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
