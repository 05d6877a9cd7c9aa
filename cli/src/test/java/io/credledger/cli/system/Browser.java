package io.credledger.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody's browser, as far as cookies and forms go: it keeps what it is given and follows nothing by itself. */
final class Browser {

    static final String SESSION = "credledger_session";

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private final String base;

    Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    String base() {
        return base;
    }

    /** A cookie's value; null where it has none. */
    @Nullable
    String cookie(String name) {
        return cookies.get(name);
    }

    void put(String name, String value) {
        cookies.put(name, value);
    }

    /** The {@code Set-Cookie} by which it was last given, as it stood. */
    String said(String name) {
        return said.getOrDefault(name, "");
    }

    /** Goes to a page. */
    Person.Answer visit(String path) throws Exception {
        return send("GET", path, null, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    /** Sends a form of a page of ours, as browsers do. */
    Person.Answer submit(String path, Map<String, String> fields) throws Exception {
        return form(path, fields, "Origin", base, "Sec-Fetch-Site", "same-origin", "Accept", "text/html,*/*;q=0.8");
    }

    Person.Answer form(String path, Map<String, String> fields, String... headers) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", path, body, all);
    }

    /** The token in the page's form. */
    static String csrf(Person.Answer page) {
        Matcher matcher = CSRF.matcher(page.response().body());
        if (!matcher.find()) {
            throw new AssertionError("a page must have a form with a token");
        }
        return matcher.group(1).replace("&#x3D;", "=");
    }

    /** Signs in by pasting a token, from the page on. */
    Browser signIn(String token) throws Exception {
        Person.Answer page = visit("/signin").is(200);
        submit("/signin/token", Map.of("token", token, "csrf", csrf(page))).is(303);
        return this;
    }

    /** The session's own token, as programs get it. */
    String csrf() throws Exception {
        return send("GET", "/v1/whoami", null).is(200).text("csrf_token");
    }

    /** A write of a program in the page. */
    Person.Answer write(String method, String path, @Nullable String json) throws Exception {
        return send(method, path, json, "X-CSRF-Token", csrf(), "Origin", base);
    }

    Person.Answer send(String method, String path, @Nullable String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .setHeader("User-Agent", "test browser");
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpRequest built = request.build();
        HttpResponse<String> response = Contract.kept(built, http.send(built, BodyHandlers.ofString()));
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return new Person.Answer(response, json(response));
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        said.put(name, header);
        if (header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("json")
                ? JSON.readTree(response.body())
                : JSON.getNodeFactory().nullNode();
    }
}
