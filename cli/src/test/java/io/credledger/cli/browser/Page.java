package io.credledger.cli.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One answer as the browser has it: it has not gone on yet. */
public final class Page {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFRESH =
            Pattern.compile("\\d+\\s*[;,]\\s*url\\s*=\\s*['\"]?([^'\"]+)['\"]?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_STEPS = 20;

    private final FormBrowser browser;
    private final URI address;
    private final HttpResponse<String> response;
    private final Document document;

    Page(FormBrowser browser, URI address, HttpResponse<String> response) {
        this.browser = browser;
        this.address = address;
        this.response = response;
        this.document = Jsoup.parse(response.body(), address.toString());
    }

    FormBrowser browser() {
        return browser;
    }

    public URI address() {
        return address;
    }

    public int status() {
        return response.statusCode();
    }

    public Page is(int status) {
        Assertions.assertThat(status())
                .as(() -> "at " + address.getPath() + ": " + text())
                .isEqualTo(status);
        return this;
    }

    /** Empty where there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String body() {
        return response.body();
    }

    /** What a person reads. */
    public String text() {
        return document.text();
    }

    public Document document() {
        return document;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("the answer at " + address.getPath() + " is not JSON", e);
        }
    }

    /** Where the answer itself sends the browser: by redirect, or by a page's refresh. */
    public Optional<URI> target() {
        if (status() / 100 == 3) {
            return response.headers().firstValue("Location").map(address::resolve);
        }
        Element refresh = document.selectFirst("meta[http-equiv=refresh]");
        Matcher content = REFRESH.matcher(refresh == null ? "" : refresh.attr("content"));
        return content.matches() ? Optional.of(address.resolve(content.group(1).strip())) : Optional.empty();
    }

    /** One step. */
    public Page follow() {
        return browser.follow(address, expectedTarget());
    }

    /** As far as the answers lead. */
    public Page settle() {
        return until(target -> false);
    }

    /** As far as the answers lead, but not to such an address: the page returned is the one whose {@link #target()} it is. */
    public Page until(Predicate<URI> stop) {
        Page page = this;
        for (int steps = 0; page.target().filter(stop.negate()).isPresent(); steps++) {
            if (steps == MOST_STEPS) {
                throw new AssertionError("the answers lead in a circle at " + page.address.getPath());
            }
            page = page.follow();
        }
        return page;
    }

    /** Stops before an address with that path, which must come. */
    public URI untilPath(String path) {
        return until(target -> target.getPath().equals(path)).expectedTarget();
    }

    private URI expectedTarget() {
        return target().orElseThrow(() -> new AssertionError(
                "the answer " + status() + " at " + address.getPath() + " leads nowhere: " + text()));
    }

    /** Follows the first such link. */
    public Page click(String css) {
        return browser.follow(address, URI.create(find(css).absUrl("href")));
    }

    /** The only form. */
    public Form form() {
        Assertions.assertThat(document.select("form"))
                .as(() -> "forms at " + address.getPath() + ": " + text())
                .hasSize(1);
        return form("form");
    }

    public Form form(String css) {
        return Form.of(this, find(css));
    }

    private Element find(String css) {
        Element found = document.selectFirst(css);
        if (found == null) {
            throw new AssertionError("no " + css + " at " + address.getPath() + ": " + status() + " " + text());
        }
        return found;
    }
}
