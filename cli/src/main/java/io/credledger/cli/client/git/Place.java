package io.credledger.cli.client.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something is on the web.
 *
 * @param host in lower case
 * @param port −1 for the scheme's own
 * @param path without slashes at its ends
 */
record Place(boolean encrypted, String host, int port, String path) {

    /** Empty where it is none. */
    static Optional<Place> of(@Nullable String url) {
        try {
            return url == null ? Optional.empty() : of(new URI(url));
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            return Optional.empty();
        }
    }

    static Optional<Place> of(GitRequest request) {
        return of(request.protocol() + "://" + request.host());
    }

    private static Optional<Place> of(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !(https || "http".equalsIgnoreCase(uri.getScheme()))) {
            return Optional.empty();
        }
        int port = uri.getPort() == (https ? 443 : 80) ? -1 : uri.getPort();
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
        return Optional.of(new Place(https, uri.getHost().toLowerCase(Locale.ROOT), port, path));
    }

    /** Whether it is on this host and port, whatever the scheme: what to think of that one is another question. */
    boolean hasHostOf(Place other) {
        return host.equals(other.host) && port == other.port;
    }

    /** The part of {@code asked} below this place; empty where it is elsewhere. */
    Optional<String> below(String asked) {
        if (Arrays.asList(asked.split("/", -1)).contains("..")) {
            return Optional.empty();
        }
        return path.isEmpty()
                ? Optional.of(asked)
                : Optional.of(asked)
                        .filter(text -> text.startsWith(path + "/"))
                        .map(text -> text.substring(path.length() + 1));
    }

    /** Whether what is sent there stays on this machine. */
    boolean loopback() {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
