package io.credledger.cli.browser;

import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A cookie as it was set (RFC 6265), for one host: a {@code Domain} that widens it is refused.
 *
 * @param sameSite as the server wrote it, empty without
 * @param expires {@link Instant#MAX} for the browser's session
 */
public record Cookie(
        String host,
        String path,
        String name,
        String value,
        boolean secure,
        boolean httpOnly,
        String sameSite,
        Instant expires) {

    /** @param setBy the page whose answer had the header */
    static Cookie parse(URI setBy, String header, Instant now) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            throw new AssertionError("a cookie has no name");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            attributes.put(attribute[0].toLowerCase(Locale.ROOT), attribute.length == 2 ? attribute[1].strip() : "");
        }
        if (attributes.containsKey("domain")) {
            throw new AssertionError("a cookie is for a whole domain");
        }
        return new Cookie(
                setBy.getHost(),
                path(attributes.getOrDefault("path", ""), setBy),
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                attributes.containsKey("secure"),
                attributes.containsKey("httponly"),
                attributes.getOrDefault("samesite", ""),
                expires(attributes, now));
    }

    private static String path(String given, URI setBy) {
        if (given.startsWith("/")) {
            return given;
        }
        int last = setBy.getPath().lastIndexOf('/');
        return last < 1 ? "/" : setBy.getPath().substring(0, last);
    }

    private static Instant expires(Map<String, String> attributes, Instant now) {
        String age = attributes.get("max-age");
        if (age != null) {
            return now.plusSeconds(Long.parseLong(age));
        }
        String date = attributes.get("expires");
        return date == null
                ? Instant.MAX
                : ZonedDateTime.parse(date.replace('-', ' '), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    boolean replaces(Cookie other) {
        return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
    }

    /** As browsers do, a loopback name counts as secure. */
    boolean goesTo(URI target, Instant now) {
        boolean trusted = "https".equals(target.getScheme()) || Loopback.is(target);
        return host.equals(target.getHost())
                && covers(target.getPath())
                && (trusted || !secure)
                && now.isBefore(expires);
    }

    private boolean covers(String target) {
        return target.equals(path) || target.startsWith(path.endsWith("/") ? path : path + "/");
    }

    @Override
    public String toString() {
        return name + " of " + host + path;
    }
}
