package io.credledger.outbound;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts that may be asked although they are private or speak plain http, because the operator says so.
 *
 * @param entries {@code host} for every port or {@code host:port}, lower case, IPv6 addresses in brackets; no wildcards
 */
public record AllowedHosts(Set<String> entries) {

    public static final AllowedHosts NONE = new AllowedHosts(Set.of());

    private static final Pattern ENTRY = Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    public AllowedHosts {
        entries = Set.copyOf(entries);
        if (!entries.stream().allMatch(entry -> ENTRY.matcher(entry).matches())) {
            throw new IllegalArgumentException("an allowed host is host or host:port");
        }
    }

    /** As an operator writes them, in any case. */
    public static AllowedHosts of(Collection<String> entries) {
        return new AllowedHosts(entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }

    public static AllowedHosts of(String... entries) {
        return of(Set.of(entries));
    }

    /** Whether the operator named the host of an http or https URI, for its port or for every one. */
    public boolean allows(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return allows(host, uri.getPort() < 0 ? standard : uri.getPort());
    }

    /** With the host as it stands in a URI, brackets included. */
    boolean allows(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.contains(name) || entries.contains(name + ":" + port);
    }

    /** They tell how an operator's network is laid out. */
    @Override
    public String toString() {
        return "AllowedHosts [" + entries.size() + "]";
    }
}
