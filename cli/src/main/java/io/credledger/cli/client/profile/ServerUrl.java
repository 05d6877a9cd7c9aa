package io.credledger.cli.client.profile;

import io.credledger.cli.client.failure.ClientException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a server is: {@code http} or {@code https}, a host, perhaps a path in front of {@code /v1}. */
public record ServerUrl(URI uri) {

    public static final String DEFAULT = "http://127.0.0.1:8080";

    /** @param origin where the text comes from, for the sentence when it is no address */
    public static ServerUrl parse(String text, String origin) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (isHttp(uri) && uri.getHost() != null && onlyAddress(uri)) {
                return new ServerUrl(uri);
            }
        } catch (URISyntaxException e) {
            // The same sentence: it names the rule, not the parser's trouble.
        }
        throw ClientException.badConfiguration(
                "the server address from " + origin + " must look like https://host:port, without user and query");
    }

    /** Whether what is sent stays on this machine. */
    public boolean loopback() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    public boolean encrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Scheme, host and port: what a token was given for. */
    public String origin() {
        int standard = encrypted() ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean onlyAddress(URI uri) {
        return uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }
}
