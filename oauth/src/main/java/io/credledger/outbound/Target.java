package io.credledger.outbound;

import io.credledger.outbound.OutboundFailure.NotSent;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes, if it may.
 *
 * @param host a name or a literal address, without brackets
 * @param allowed named by the operator, so neither TLS nor a public address is asked of it
 */
record Target(String scheme, String host, int port, boolean allowed) {

    /** Names of servers end in a letter's label; whatever ends in a digit must be an address as everybody reads it. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?[0-9][^.]*");

    private static final Pattern OCTETS =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    static Target of(URI uri, AllowedHosts allowedHosts) throws OutboundException {
        String host = uri.getHost();
        String scheme = uri.getScheme();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused();
        }
        int port = port(scheme, uri.getPort());
        boolean allowed = allowedHosts.allows(host, port);
        boolean ambiguous = host.endsWith(".")
                || (NUMERIC.matcher(host).matches() && !OCTETS.matcher(host).matches());
        if (ambiguous || !(allowed || scheme.equalsIgnoreCase("https"))) {
            throw refused();
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Target(scheme, bare, port, allowed);
    }

    /** The addresses to connect to. All of them must be public: a name that has a private one is somebody's trick or mistake. */
    List<InetAddress> addresses(NameResolver names) throws OutboundException {
        List<InetAddress> addresses;
        try {
            addresses = names.resolve(host);
        } catch (UnknownHostException e) {
            throw new OutboundException(NotSent.DNS);
        }
        if (addresses.isEmpty()) {
            throw new OutboundException(NotSent.DNS);
        }
        if (!allowed && addresses.stream().anyMatch(SpecialAddresses::contains)) {
            throw refused();
        }
        return addresses;
    }

    boolean isSecured() {
        return scheme.equalsIgnoreCase("https");
    }

    private static int port(@Nullable String scheme, int given) throws OutboundException {
        if ("https".equalsIgnoreCase(scheme)) {
            return given < 0 ? 443 : given;
        }
        if ("http".equalsIgnoreCase(scheme)) {
            return given < 0 ? 80 : given;
        }
        throw refused();
    }

    private static OutboundException refused() {
        return new OutboundException(NotSent.TARGET_REFUSED);
    }

    @Override
    public String toString() {
        return "Target [redacted]";
    }
}
