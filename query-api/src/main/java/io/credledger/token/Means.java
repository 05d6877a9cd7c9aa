package io.credledger.token;

import io.credledger.ledger.LedgerId;
import io.credledger.operation.Desk;
import io.credledger.operation.Refreshes;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.sealing.SealAlarm;
import io.credledger.sealing.TokenOpener;

/** What tokens are had with. */
public record Means(
        LedgerId ledger,
        Desk desk,
        Refreshes refreshes,
        SealAlarm alarm,
        TokenEndpoint endpoint,
        AccessLog log,
        TokenPolicy policy) {

    TokenOpener opener() {
        return new TokenOpener(ledger, desk.keyring(), alarm);
    }

    @Override
    public String toString() {
        return "Means [redacted]";
    }
}
