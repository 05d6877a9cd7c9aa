package io.credledger.cli.campaign;

import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.broker.EmbeddedBroker;
import java.nio.file.Path;

/** The broker as it must not run where a power cut may come: shows that the campaign sees what is lost. */
final class UnflushedBroker {
    private UnflushedBroker() {}

    /** @param arguments as those of {@link io.credledger.cli.broker.BrokerProcess} */
    @SuppressWarnings("resource") // It runs until it is killed.
    public static void main(String[] arguments) {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(Path.of(arguments[0]), Path.of(arguments[1]))
                .withPort(Integer.parseInt(arguments[2]))
                .withDurability(Durability.NO_FLUSH));
        System.out.println("broker ready on " + broker.bootstrapServers());
    }
}
