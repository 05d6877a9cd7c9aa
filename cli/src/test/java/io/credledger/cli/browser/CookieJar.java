package io.credledger.cli.browser;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser's cookies. The JDK's own answers {@code Max-Age} with cookies of RFC 2965, which no server reads any more. */
public final class CookieJar {

    private final Clock clock;
    private final List<Cookie> cookies = new ArrayList<>();

    CookieJar(Clock clock) {
        this.clock = clock;
    }

    void receive(URI setBy, List<String> headers) {
        headers.forEach(header -> put(Cookie.parse(setBy, header, clock.instant())));
    }

    /** The value of the {@code Cookie} header, empty for none. */
    String header(URI target) {
        return cookies.stream()
                .filter(cookie -> cookie.goesTo(target, clock.instant()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    /** Takes one from elsewhere, as somebody does who stole or planted it; one that has expired only removes. */
    public void put(Cookie cookie) {
        cookies.removeIf(cookie::replaces);
        if (clock.instant().isBefore(cookie.expires())) {
            cookies.add(cookie);
        }
    }

    public void forget(String name) {
        cookies.removeIf(cookie -> cookie.name().equals(name));
    }

    public void clear() {
        cookies.clear();
    }

    public Optional<Cookie> find(String name) {
        return cookies.stream().filter(cookie -> cookie.name().equals(name)).findFirst();
    }

    public List<Cookie> all() {
        return List.copyOf(cookies);
    }
}
