package io.credledger.cli.campaign;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that stays free while its process is down: below those that the system gives to outgoing connections. */
final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;

    private FreePort() {}

    static int find() {
        while (true) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // Somebody has it.
            }
        }
    }
}
