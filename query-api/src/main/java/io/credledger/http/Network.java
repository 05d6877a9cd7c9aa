package io.credledger.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, {@code 10.0.0.0/8}, or one. Names are none: looking one up would let whoever answers for it in.
 *
 * @param bits how many of the address decide
 */
record Network(InetAddress address, int bits) {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    static Optional<Network> parse(String text) {
        String[] parts = text.split("/", 2);
        return address(parts[0]).flatMap(address -> {
            int all = address.getAddress().length * 8;
            String bits = parts.length == 1 ? Integer.toString(all) : parts[1];
            return bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= all
                    ? Optional.of(new Network(address, Integer.parseInt(bits)))
                    : Optional.empty();
        });
    }

    /** An address in digits; nothing else is ever looked up. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The range of that many bits around an address. */
    static Network around(InetAddress address, int bits) {
        byte[] first = address.getAddress();
        for (int bit = bits; bit < first.length * 8; bit++) {
            first[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        try {
            return new Network(InetAddress.getByAddress(first), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address stays one", e);
        }
    }

    boolean contains(InetAddress other) {
        return other.getAddress().length == address.getAddress().length
                && around(other, bits).equals(around(address, bits));
    }
}
