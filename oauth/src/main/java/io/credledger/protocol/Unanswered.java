package io.credledger.protocol;

import io.credledger.outbound.OutboundException;
import io.credledger.outbound.OutboundFailure;
import io.credledger.protocol.TokenOutcome.NotSent;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unknown;
import io.credledger.protocol.TokenOutcome.Unsent;

/** What it means that there is no answer. */
final class Unanswered {

    private Unanswered() {}

    static TokenOutcome outcome(Throwable failure) {
        // What is not expected may have happened after sending.
        return failure instanceof OutboundException e ? outcome(e.failure()) : new Unknown(Unclear.CUT);
    }

    static NotSent undiscovered(Throwable failure) {
        boolean refused =
                failure instanceof DiscoveryException e && e.problem() == DiscoveryException.Problem.TARGET_REFUSED;
        return new NotSent(refused ? Unsent.TARGET_REFUSED : Unsent.DISCOVERY);
    }

    private static TokenOutcome outcome(OutboundFailure failure) {
        if (failure instanceof OutboundFailure.NotSent unsent) {
            return new NotSent(
                    switch (unsent) {
                        case TARGET_REFUSED -> Unsent.TARGET_REFUSED;
                        case DNS -> Unsent.DNS;
                        case CONNECT -> Unsent.CONNECT;
                        case TLS -> Unsent.TLS;
                        case WITHDRAWN -> Unsent.WITHDRAWN;
                    });
        }
        return new Unknown(
                switch ((OutboundFailure.Unanswered) failure) {
                    case TIMEOUT -> Unclear.TIMEOUT;
                    case CUT -> Unclear.CUT;
                    case TOO_LARGE -> Unclear.TOO_LARGE;
                });
    }
}
