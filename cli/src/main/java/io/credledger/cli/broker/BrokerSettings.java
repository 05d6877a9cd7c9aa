package io.credledger.cli.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * Where and how an embedded broker runs.
 *
 * @param directory everything the broker keeps; created when missing
 * @param secrets directory of the password files
 * @param host the address to listen on, and the one clients are told
 * @param port 0 for the port of the last start, or a free one on the first
 * @param durability what an acknowledgement survives
 */
public record BrokerSettings(Path directory, Path secrets, String host, int port, Durability durability) {
    public static final String LOOPBACK = "127.0.0.1";

    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535");
        }
        if (isWildcard(host)) {
            throw new IllegalArgumentException("the broker needs an address that clients can connect to");
        }
        directory = directory.toAbsolutePath().normalize();
        secrets = secrets.toAbsolutePath().normalize();
    }

    /** Loopback, the port of the last start, flushed. */
    public static BrokerSettings of(Path directory, Path secrets) {
        return new BrokerSettings(directory, secrets, LOOPBACK, 0, Durability.FLUSH);
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(directory, secrets, host, newPort, durability);
    }

    public BrokerSettings withHost(String newHost) {
        return new BrokerSettings(directory, secrets, newHost, port, durability);
    }

    public BrokerSettings withDurability(Durability newDurability) {
        return new BrokerSettings(directory, secrets, host, port, newDurability);
    }

    private static boolean isWildcard(String host) {
        try {
            return host.isBlank() || InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the broker's host cannot be resolved", e);
        }
    }
}
