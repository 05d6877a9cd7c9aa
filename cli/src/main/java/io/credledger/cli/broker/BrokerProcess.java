package io.credledger.cli.broker;

import java.nio.file.Path;

/** The embedded broker as a process of its own: arguments are data directory, secrets directory and port (0 as in {@link BrokerSettings}). */
public final class BrokerProcess {
    private static final int USAGE = 2;
    private static final int BAD_CONFIGURATION = 9;

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3 || !arguments[2].matches("\\d{1,5}")) {
            System.err.println("usage: BrokerProcess DATA SECRETS PORT");
            System.exit(USAGE);
        }
        try {
            run(BrokerSettings.of(Path.of(arguments[0]), Path.of(arguments[1]))
                    .withPort(Integer.parseInt(arguments[2])));
        } catch (BrokerException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIGURATION);
        }
    }

    /** Returns once it is ready; the broker's own threads keep the process alive until SIGTERM. */
    @SuppressWarnings("resource")
    private static void run(BrokerSettings settings) {
        EmbeddedBroker broker = EmbeddedBroker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        System.out.println("broker ready on " + broker.bootstrapServers());
    }
}
