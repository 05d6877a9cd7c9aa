package io.credledger.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A header's value, in the place of each that is read here: nothing is unexpected, and what is passed on is harmless. */
final class HeaderFuzz {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"));

    private static final InetAddress PEER = Network.address("127.0.0.1").orElseThrow();

    private HeaderFuzz() {}

    /** For Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        // As Jetty reads headers.
        String value = new String(data, StandardCharsets.ISO_8859_1);
        if (Accepts.json(value)
                && Accepts.html(value)
                && !value.toLowerCase(Locale.ROOT).contains("html")) {
            throw new AssertionError("a page must be asked for by name");
        }
        if (!RequestId.from(value).matches("[A-Za-z0-9._-]{1,64}")) {
            throw new AssertionError("a request's id must be harmless");
        }
        // No name is looked up for it: an address that is none would take as long as the resolver likes.
        InetAddress client = PROXIES.client(PEER, value);
        if (client.getAddress().length == 0 || client.toString().indexOf('/') != 0) {
            throw new AssertionError("a client must be an address and no name");
        }
    }
}
