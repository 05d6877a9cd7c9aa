package io.credledger.cli.suite;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;

/** On our own broker, with each role's own rights and no more. */
class EmbeddedWriterIT extends WriterSuite {

    @Override
    Broker start(Path directory) {
        EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.of(directory.resolve("broker"), directory.resolve("secrets"))
                        .withDurability(Durability.NO_FLUSH));
        return new Broker() {
            @Override
            public Map<String, Object> client(BrokerPrincipal principal) {
                return broker.clientProperties(principal);
            }

            @Override
            public void close() {
                broker.close();
            }
        };
    }
}
