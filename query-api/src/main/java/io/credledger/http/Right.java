package io.credledger.http;

import io.credledger.ledger.RefusalReason;
import io.credledger.session.Caller;

/** Who may use a route, as far as roles and the handle in the path tell; what depends on a connection is decided with it. Pure. */
enum Right {
    /** Nobody asks who is calling. */
    PUBLIC,
    /** Whoever it is, known or not. */
    ANYONE,
    /** A client of OAuth, which says in ways of its own who it is; what it may, its endpoint decides. */
    CLIENT,
    AUTHENTICATED,
    /** May have things of its own: not somebody who is an auditor only. */
    OWN_THINGS,
    READ_ALL,
    ADMIN,
    SELF_OR_READ_ALL,
    SELF_OR_ADMIN;

    /** Whether it is for those too who are nobody here. */
    boolean isOpen() {
        return this == PUBLIC || this == ANYONE;
    }

    /** What is said to the caller. */
    enum Verdict {
        ALLOWED,
        FORBIDDEN,
        /** The caller may not know that it exists. */
        HIDDEN
    }

    /** @param self whether the handle in the path is the caller's own */
    Verdict of(Caller caller, boolean self) {
        return switch (this) {
            case PUBLIC, ANYONE, CLIENT, AUTHENTICATED -> Verdict.ALLOWED;
            case OWN_THINGS -> or(caller.ownsThings(), Verdict.FORBIDDEN);
            case READ_ALL -> or(caller.readsAll(), Verdict.FORBIDDEN);
            case ADMIN -> or(caller.isAdmin(), Verdict.FORBIDDEN);
            case SELF_OR_READ_ALL -> or(self || caller.readsAll(), Verdict.HIDDEN);
            case SELF_OR_ADMIN -> or(self || caller.isAdmin(), caller.readsAll() ? Verdict.FORBIDDEN : Verdict.HIDDEN);
        };
    }

    private static Verdict or(boolean allowed, Verdict otherwise) {
        return allowed ? Verdict.ALLOWED : otherwise;
    }

    void require(Caller caller, boolean self) {
        switch (of(caller, self)) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(ProblemType.FORBIDDEN);
            case HIDDEN -> throw ProblemException.of(ProblemType.ofSlug(RefusalReason.UNKNOWN_IDENTITY.slug()));
        }
    }
}
