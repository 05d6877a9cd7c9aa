package io.credledger.cli.suite;

import io.credledger.cli.broker.BrokerPrincipal;
import java.util.Map;

/** A broker that the suite runs on. */
interface Broker extends AutoCloseable {

    /** How somebody connects to it. */
    Map<String, Object> client(BrokerPrincipal principal);

    @Override
    void close();
}
