package io.credledger.app.query;

import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.SigningKeys;
import io.credledger.streams.Closing;
import java.time.Clock;

/** How other servers are asked: one client, with what was learnt of issuers by it. */
record Outward(Outbound outbound, Discovery discovery, SigningKeys signingKeys) {

    static Outward open(OutwardSettings settings, Clock clock, Closing closing) {
        Outbound outbound = closing.add(new Outbound(OutboundSettings.defaults(settings.allowedHosts())));
        return new Outward(outbound, new Discovery(outbound, clock), closing.add(new SigningKeys(outbound)));
    }
}
