package io.credledger.hook;

import io.credledger.outbound.OutboundFailure;
import io.credledger.outbound.OutboundFailure.NotSent;
import io.credledger.outbound.OutboundFailure.Unanswered;
import java.util.Locale;

/** How an attempt ended, as a class: what the subscriber's server says is nobody's here. */
public enum Outcome {
    TAKEN,
    REDIRECT,
    HTTP_4XX,
    HTTP_5XX,
    /** A status that no final answer has. */
    HTTP_OTHER,
    TARGET_REFUSED,
    DNS,
    CONNECT,
    TLS,
    TIMEOUT,
    CUT,
    TOO_LARGE,
    /** The secret is shredded or does not open. */
    UNSIGNED;

    static Outcome of(int status) {
        return switch (status / 100) {
            case 2 -> TAKEN;
            case 3 -> REDIRECT;
            case 4 -> HTTP_4XX;
            case 5 -> HTTP_5XX;
            default -> HTTP_OTHER;
        };
    }

    static Outcome of(OutboundFailure failure) {
        if (failure instanceof NotSent notSent) {
            return switch (notSent) {
                case TARGET_REFUSED -> TARGET_REFUSED;
                case DNS -> DNS;
                case CONNECT, WITHDRAWN -> CONNECT;
                case TLS -> TLS;
            };
        }
        return switch ((Unanswered) failure) {
            case TIMEOUT -> TIMEOUT;
            case CUT -> CUT;
            case TOO_LARGE -> TOO_LARGE;
        };
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
