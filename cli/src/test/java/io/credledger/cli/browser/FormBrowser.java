package io.credledger.cli.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's browser without a script: its own cookies, and it goes on only when it is told to. */
public final class FormBrowser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CookieJar cookies = new CookieJar(Clock.systemUTC());

    public CookieJar cookies() {
        return cookies;
    }

    /** As if typed into the address bar. */
    public Page open(URI address) {
        return send(navigation(null, address).GET(), address);
    }

    public Page open(String address) {
        return open(URI.create(address));
    }

    /** Goes there because another page led there. */
    public Page follow(URI from, URI address) {
        return send(navigation(from, address).GET(), address);
    }

    /** Sends a form that a page has, which may be a stranger's. */
    public Page post(URI from, URI action, Map<String, String> fields) {
        HttpRequest.Builder request = navigation(from, action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", Origin.of(from).text())
                .POST(BodyPublishers.ofString(Query.write(fields)));
        return send(request, action);
    }

    /**
     * What a page's script may send; the headers are the caller's, among them {@code Origin}.
     *
     * @param body empty for none
     */
    public Page fetch(String method, URI address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request, address);
    }

    private static HttpRequest.Builder navigation(@Nullable URI from, URI to) {
        return HttpRequest.newBuilder(to)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", Locale.ENGLISH.getLanguage())
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header(
                        "Sec-Fetch-Site",
                        from == null ? "none" : Origin.of(from).seenFrom(Origin.of(to)));
    }

    private Page send(HttpRequest.Builder request, URI address) {
        String sent = cookies.header(address);
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            cookies.receive(address, response.headers().allValues("Set-Cookie"));
            return new Page(this, address, response);
        } catch (IOException e) {
            throw new AssertionError("no answer from " + Origin.of(address).text(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
