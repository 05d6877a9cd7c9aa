package io.credledger.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers reach us. Never taken from a request, which may say what it likes.
 *
 * @param origin scheme, host and port, as a browser writes an {@code Origin}
 * @param aliases origins that are the same place: the other names of the loopback address, where nobody said what we are called
 */
public record PublicUrl(String origin, List<String> aliases) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public PublicUrl {
        aliases = List.copyOf(aliases);
    }

    /** As the operator says; what stands behind host and port is left out. */
    public static PublicUrl of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        String port = url.getPort() < 0 || url.getPort() == standard ? "" : ":" + url.getPort();
        return new PublicUrl(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port, List.of());
    }

    /** Where nobody said: the address that is served, and this machine's own where that is every address. */
    public static PublicUrl served(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? LOOPBACK.get(0) : bracketed(host);
        return new PublicUrl(
                "http://" + name + ":" + port,
                LOOPBACK.contains(name)
                        ? LOOPBACK.stream()
                                .filter(other -> !other.equals(name))
                                .map(other -> "http://" + other + ":" + port)
                                .toList()
                        : List.of());
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** @param path from the root on */
    public String at(String path) {
        return origin + path;
    }

    /** Whether a page of that origin is ours. */
    public boolean isOurs(String other) {
        return origin.equals(other) || aliases.contains(other);
    }

    /** Whether a request's {@code Host} is another name of ours, under which a browser would not show the cookies that it got here. */
    public boolean isAlias(String host) {
        return aliases.contains("http://" + host.toLowerCase(Locale.ROOT));
    }

    public boolean isHttps() {
        return origin.startsWith("https://");
    }

    /**
     * A cookie that only we read: scripts do not, nor do other sites' forms bring it.
     *
     * @param maxAge null for as long as the browser runs
     */
    public BrowserCookie cookie(String name, String value, String path, @Nullable Duration maxAge) {
        return new BrowserCookie(cookieName(name, path), value, path, maxAge, isHttps());
    }

    /** Takes it away again. */
    public BrowserCookie noCookie(String name, String path) {
        return cookie(name, "", path, Duration.ZERO);
    }

    /** The prefix makes browsers take it from nobody but us (RFC 6265bis §4.1.3); it needs https. */
    public String cookieName(String name, String path) {
        if (!isHttps()) {
            return name;
        }
        return (path.equals("/") ? "__Host-" : "__Secure-") + name;
    }
}
