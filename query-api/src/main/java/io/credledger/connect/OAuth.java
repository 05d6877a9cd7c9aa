package io.credledger.connect;

import io.credledger.outbound.Outbound;
import io.credledger.protocol.AccountReader;
import io.credledger.protocol.Authorizations;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.IdTokens;
import io.credledger.protocol.Revocation;
import io.credledger.protocol.SigningKeys;
import io.credledger.protocol.TokenEndpoint;
import java.time.Clock;

/** How a flow speaks with providers. */
public record OAuth(
        Discovery discovery,
        Authorizations authorizations,
        TokenEndpoint tokens,
        IdTokens idTokens,
        AccountReader accounts,
        Revocation revocation) {

    public static OAuth over(Outbound outbound, Discovery discovery, SigningKeys keys, Clock clock) {
        return new OAuth(
                discovery,
                new Authorizations(discovery),
                new TokenEndpoint(outbound, discovery, clock),
                new IdTokens(discovery, keys),
                new AccountReader(outbound, discovery),
                new Revocation(outbound, discovery));
    }
}
