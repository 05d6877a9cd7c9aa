package io.credledger.cli.refresh;

import io.credledger.demo.DemoDefinition;
import io.credledger.demo.GrantPolicy;
import io.credledger.faulty.FaultyServer;

/**
 * A provider of the tests: one client with one policy on a port of its own, so that no other's trouble closes its gate.
 *
 * @param id the provider's, and the client's there
 */
record Site(String id, Policy policy, GrantPolicy grants, FaultyServer server) {

    DemoDefinition definition() {
        return server.definition(id, grants);
    }
}
