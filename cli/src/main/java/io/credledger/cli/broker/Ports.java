package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on. */
final class Ports {
    /**
     * Below the ephemeral ranges of Linux, macOS and Windows. A port from those may be taken by any outgoing connection while the broker
     * is down, even by its own clients, which then connect to themselves.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 10_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    static int free(String host) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new BrokerException(Fault.ADDRESS_UNUSABLE, host);
    }

    static boolean isFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
