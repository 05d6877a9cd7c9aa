package io.credledger.session;

import io.credledger.protocol.JwtOutcome.Flaw;

/** What a token proves here. */
public sealed interface TokenVerdict {

    /** @param caller active; with its {@link Caller#jwt()}, if it is one */
    record Known(Caller caller) implements TokenVerdict {}

    /** Whom the issuer vouches for is somebody, if not here. */
    record Stranger() implements TokenVerdict {}

    record Bad(Flaw flaw) implements TokenVerdict {}

    /** The issuer cannot be asked now. */
    record Unavailable() implements TokenVerdict {}
}
