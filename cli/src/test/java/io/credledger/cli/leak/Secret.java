package io.credledger.cli.leak;

import java.util.Locale;

/** What connecting and signing in make up, pass on and throw away, by what a finding calls it. */
enum Secret {
    CLIENT_SECRET,
    CODE,
    STATE,
    NONCE,
    CHALLENGE,
    VERIFIER,
    TICKET,
    FLOW_COOKIE,
    SIGN_IN_COOKIE,
    PRE_SESSION_COOKIE,
    SESSION_COOKIE,
    /** What is sealed in cookies of sessions, and of those before them. */
    SESSION_SECRET,
    CSRF_TOKEN,
    ID_TOKEN,
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    /** What a provider says when it refuses, and whatever else of its answers we did not ask for. */
    WORDS,
    /** Who somebody is at the provider. */
    ACCOUNT;

    boolean isIn(String finding) {
        return finding.startsWith(this + " #");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
