package io.credledger.outbound;

import com.google.errorprone.annotations.Immutable;

/** Why there is no answer. The two kinds matter to whoever might ask again. */
@Immutable
public sealed interface OutboundFailure {

    /** Not a byte of the request has left: asking again is safe. */
    enum NotSent implements OutboundFailure {
        /** A target that must not be asked: private, plain http, or not a web address. Asking again does not help. */
        TARGET_REFUSED,
        DNS,
        CONNECT,
        /** The handshake failed, or the certificate is not trusted. */
        TLS,
        /** The caller's permit had ended by the time everything was ready to send. */
        WITHDRAWN
    }

    /** The request may have been received and acted upon; nobody knows. */
    enum Unanswered implements OutboundFailure {
        TIMEOUT,
        /** The connection ended, or what came was not HTTP, before the answer was complete. */
        CUT,
        TOO_LARGE
    }
}
