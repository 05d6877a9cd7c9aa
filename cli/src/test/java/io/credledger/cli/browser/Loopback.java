package io.credledger.cli.browser;

import java.net.URI;
import java.util.Set;

/** Names of this machine. */
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    static boolean is(URI address) {
        return NAMES.contains(address.getHost());
    }
}
