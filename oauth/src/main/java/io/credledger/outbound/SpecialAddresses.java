package io.credledger.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that are not somebody's on the public Internet: IANA's special-purpose registries (RFC 6890) and multicast. An address
 * that carries an IPv4 address to a translator is judged by that one.
 */
final class SpecialAddresses {

    private static final List<Block> IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Whatever is outside of it is loopback, local, multicast or not given out. */
    private static final Block GLOBAL_UNICAST = block("2000::/3");

    /** Protocol assignments with Teredo, and documentation. */
    private static final List<Block> IPV6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Block SIX_TO_FOUR = block("2002::/16");
    private static final Block NAT64 = block("64:ff9b::/96");

    private SpecialAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return IPV4.stream().anyMatch(block -> block.contains(bytes));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return contains(embedded(bytes, 2));
        }
        if (NAT64.contains(bytes)) {
            return contains(embedded(bytes, 12));
        }
        return !GLOBAL_UNICAST.contains(bytes) || IPV6.stream().anyMatch(block -> block.contains(bytes));
    }

    private static InetAddress embedded(byte[] ipv6, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(ipv6, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }

    private static List<Block> blocks(String... cidrs) {
        return Stream.of(cidrs).map(SpecialAddresses::block).toList();
    }

    private static Block block(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            InetAddress prefix = InetAddress.getByName(cidr.substring(0, slash));
            return new Block(prefix.getAddress(), Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a literal address needs no resolver", e);
        }
    }

    private static final class Block {

        private final byte[] prefix;
        private final int bits;

        Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
