package io.credledger.http;

import io.credledger.session.SessionCookies;
import io.credledger.web.BrowserCookie;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser holds for us, what it says of itself, and where it is. */
final class Browser {

    private static final String SET = "credledger.cookies";

    /** Nobody's, so no proxy of ours has it. */
    private static final InetAddress UNKNOWN = Network.address("0.0.0.0").orElseThrow();

    private final Context context;
    private final Site site;

    Browser(Context context, Site site) {
        this.context = context;
        this.site = site;
    }

    /** The value of a cookie of ours, as {@link io.credledger.web.PublicUrl#cookie} named it. */
    @Nullable
    String cookie(String name, String path) {
        return context.cookie(site.url().cookieName(name, path));
    }

    /** Sets a cookie with the answer, whatever becomes of the request; the last one of a name stands. */
    void set(BrowserCookie cookie) {
        Map<String, String> all = cookies();
        all.put(cookie.name() + cookie.path(), cookie.header());
        Collection<String> headers = all.values();
        context.removeHeader("Set-Cookie");
        context.header("Cache-Control", "no-store");
        headers.forEach(header -> context.addHeader("Set-Cookie", header));
    }

    /** @param maxAge null for as long as the browser runs */
    void set(String name, String value, String path, @Nullable Duration maxAge) {
        set(site.url().cookie(name, value, path, maxAge));
    }

    void take(String name, String path) {
        set(site.url().noCookie(name, path));
    }

    @Nullable
    String session() {
        return cookie(SessionCookies.NAME, SessionCookies.PATH);
    }

    /** @param sealed for as long as the browser runs; it ends by itself before long */
    void giveSession(String sealed) {
        set(SessionCookies.NAME, sealed, SessionCookies.PATH, null);
    }

    void takeSession() {
        take(SessionCookies.NAME, SessionCookies.PATH);
    }

    /** Whether it was a page of ours that made it ask, as far as it says. */
    void requireSameOrigin() {
        SameOrigin.require(context, site);
    }

    boolean isSentByOthers() {
        return SameOrigin.isSentByOthers(context);
    }

    private Map<String, String> cookies() {
        Map<String, String> known = context.attribute(SET);
        if (known != null) {
            return known;
        }
        Map<String, String> all = new LinkedHashMap<>();
        context.attribute(SET, all);
        return all;
    }

    /** Whether it has the answer with that entity tag already. */
    boolean has(String etag) {
        String header = context.header("If-None-Match");
        return header != null && (header.strip().equals("*") || header.contains(etag));
    }

    /** Who asks, as far as proxies of ours can be believed. */
    InetAddress address() {
        return site.proxies().client(peer(), context.header("X-Forwarded-For"));
    }

    /** What it calls itself. */
    Optional<String> agent() {
        return Optional.ofNullable(context.userAgent()).filter(agent -> !agent.isBlank());
    }

    private InetAddress peer() {
        String text = context.ip().replaceAll("[\\[\\]]|%.*", "");
        return Network.address(text).orElse(UNKNOWN);
    }
}
