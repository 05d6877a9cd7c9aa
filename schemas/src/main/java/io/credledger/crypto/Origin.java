package io.credledger.crypto;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Scheme, host and port of an endpoint (RFC 6454): what a sealed token is bound to, so that a changed URL cannot have it sent elsewhere.
 * Lower case, without the scheme's default port, the host as it is written: {@code https://github.com}, {@code http://127.0.0.1:3000}.
 *
 * @param value the normal form; nothing else is taken
 */
public record Origin(String value) {

    public Origin {
        if (!value.equals(normalise(parse(value)))) {
            throw new InvalidOriginException("must be in normal form");
        }
    }

    /**
     * Of an absolute {@code https} URI, or an {@code http} one of this machine.
     *
     * @throws InvalidOriginException otherwise
     */
    public static Origin of(URI uri) {
        Origin origin = ofAnyHttp(uri);
        if (origin.value.startsWith("http:") && !isLoopback(host(uri))) {
            throw new InvalidOriginException("must be https, or http of this machine");
        }
        return origin;
    }

    /** Also {@code http} of other machines: only where the operator has said so for this very URI. */
    public static Origin ofAnyHttp(URI uri) {
        return new Origin(normalise(uri));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalise(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new InvalidOriginException("must be https or http");
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidOriginException("must not name a user");
        }
        int port = uri.getPort();
        if (port == 0 || port > 65_535) {
            throw new InvalidOriginException("must have a port from 1 to 65535");
        }
        boolean isDefault = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host(uri) + (isDefault ? "" : ":" + port);
    }

    /** Without a trailing dot the name would be another text for the same host, so it is refused rather than cut. */
    private static String host(URI uri) {
        String host = uri.getHost();
        if (host == null || host.endsWith(".") || host.contains("%")) {
            throw new InvalidOriginException("must have a host: a name in ASCII without a final dot, or an address");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            throw new InvalidOriginException("must be a URI");
        }
    }
}
