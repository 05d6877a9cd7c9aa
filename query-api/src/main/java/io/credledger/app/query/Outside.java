package io.credledger.app.query;

import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.IdTokens;
import io.credledger.protocol.SigningKeys;
import io.credledger.protocol.TokenEndpoint;
import java.time.Clock;

/** What asks other people's servers: one client, and one memory of issuers' configurations and keys. */
record Outside(Outbound outbound, Discovery discovery, SigningKeys keys, TokenEndpoint tokens, IdTokens idTokens)
        implements AutoCloseable {

    static Outside open(AllowedHosts allowed, Clock clock) {
        Outbound outbound = new Outbound(OutboundSettings.defaults(allowed));
        Discovery discovery = new Discovery(outbound, clock);
        SigningKeys keys = new SigningKeys(outbound);
        return new Outside(
                outbound,
                discovery,
                keys,
                new TokenEndpoint(outbound, discovery, clock),
                new IdTokens(discovery, keys));
    }

    @Override
    public void close() {
        keys.close();
        outbound.close();
    }
}
