package io.credledger.refresh;

import io.credledger.ledger.ReauthReason;

/** What can be done for a connection now. */
public sealed interface Planned {

    record Ready(Plan plan) implements Planned {}

    /** Nothing can be sent, now or later: a person must consent again. */
    record NeedsPerson(ReauthReason reason) implements Planned {}

    /** Not now; nothing is wrong with the grant. */
    record Hindered(Hindrance why) implements Planned {}

    /** What is in the way until an operator, or a key that is still to come, removes it. */
    enum Hindrance {
        /** The server has no client of the provider. */
        NO_CLIENT,
        /** The client's secret was stored for another token endpoint. */
        CLIENT_ELSEWHERE,
        /** The catalogue of this process does not know the provider, or not at that place. */
        UNKNOWN_PROVIDER,
        /** An operator paused the provider. */
        PAUSED,
        /** The credential was erased, or its key has not come. */
        NO_KEY,
        /** Something stored does not open: an alarm was raised. */
        UNREADABLE
    }
}
