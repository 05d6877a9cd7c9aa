package io.credledger.ledger;

/** Why an attempt failed that left the grant as it was. */
public enum RefreshTrouble {
    /** The provider has not seen the request. */
    NOT_SENT,
    /** The provider wants it later. */
    RATE_LIMITED,
    /** The application's registration or secret is wrong; the grant may be good. */
    CLIENT_MISCONFIGURED,
    /** The provider refused this request for a reason that says nothing of the grant. */
    REFUSED
}
