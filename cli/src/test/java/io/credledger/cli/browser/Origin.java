package io.credledger.cli.browser;

import java.net.URI;

/** Scheme, host and port. */
record Origin(String scheme, String host, int port) {

    static Origin of(URI address) {
        return new Origin(address.getScheme(), address.getHost(), address.getPort());
    }

    /** The value of {@code Sec-Fetch-Site} for a request that a page of this origin makes. */
    String seenFrom(Origin target) {
        if (equals(target)) {
            return "same-origin";
        }
        // Hosts here are whole names of machines; a site of several hosts is not met.
        return scheme.equals(target.scheme) && host.equals(target.host) ? "same-site" : "cross-site";
    }

    String text() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
