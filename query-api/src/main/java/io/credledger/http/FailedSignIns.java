package io.credledger.http;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.IdentityId;
import io.credledger.session.Claims;
import io.credledger.session.ClientRefusedException;
import io.credledger.session.Presented;
import io.credledger.token.AccessEntry;
import io.credledger.token.AccessLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Records whoever was not believed, before they hear of it. Anybody can fail, and the record is kept for ever: of one address only so many a
 * minute are written, the rest is counted.
 */
public final class FailedSignIns {

    static final String UNRECORDED = "credledger.signins.unrecorded";

    private final AccessLog log;
    private final Claims claims;
    private final RateLimit rate;
    private final Counter unrecorded;

    /** @param rate how many of one address are recorded */
    public FailedSignIns(AccessLog log, Claims claims, RateLimit rate, MeterRegistry metrics) {
        this.log = log;
        this.claims = claims;
        this.rate = rate;
        this.unrecorded = Counter.builder(UNRECORDED)
                .description(
                        "Failed sign-ins that were not recorded one by one, because too many came from one address")
                .register(metrics);
    }

    /** What was presented proved nobody. */
    void presented(InetAddress from, Presented presented) {
        Claims.Claim claim = claims.of(presented);
        record(from, claim.identity(), claim.outcome());
    }

    /** What was presented proved somebody who may not come in. */
    void presented(InetAddress from, Presented presented, RefusedException refused) {
        record(from, claims.of(presented).identity(), refused.refusal().slug());
    }

    /** A client of OAuth that is not the one that it says. */
    void client(InetAddress from, Presented presented, ClientRefusedException refused) {
        record(from, claims.of(presented).identity(), refused.error());
    }

    /** An API token that was typed into a form. */
    void token(InetAddress from, String token, RefusedException refused) {
        record(from, claims.byToken(token).orElse(null), refused.refusal().slug());
    }

    /** A sign-in at the issuer that came back. */
    void issuer(InetAddress from, RefusedException refused) {
        record(from, null, refused.refusal().slug());
    }

    private void record(InetAddress from, @Nullable IdentityId claimed, String outcome) {
        if (rate.take(from)) {
            Coming.now(log.record(AccessEntry.signInFailed(claimed, outcome)));
        } else {
            unrecorded.increment();
        }
    }
}
