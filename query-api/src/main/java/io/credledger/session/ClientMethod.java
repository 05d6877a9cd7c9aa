package io.credledger.session;

/** The ways a client of an OAuth endpoint says who it is. */
public enum ClientMethod {
    /** {@code Authorization: Bearer}, as everywhere in this API. */
    BEARER,
    /** A browser's cookie. */
    SESSION,
    /** {@code Authorization: Basic} with a handle and one of its API tokens. */
    CLIENT_SECRET_BASIC,
    /** The same two in the form. */
    CLIENT_SECRET_POST,
    /** Not at all: the token that the request is about speaks for it. */
    NONE
}
