package io.credledger.http;

/** How long things may be. What has no limit of its own in the ledger's model has one here, because an event has 60 KiB. */
final class Limits {

    static final int BODY_BYTES = 1024 * 1024;
    static final int HANDLE = 64;
    static final int PROVIDER = 50;
    static final int ACCOUNT = 255;
    static final int NAME = 255;
    static final int REASON = 1000;
    static final int CLIENT_ID = 1000;
    static final int URL = 2000;
    static final int STORE_KEY = 300;
    static final int METADATA_BYTES = 8 * 1024;
    static final int SCOPES = 100;
    static final int SCOPE = 255;

    /** Ten years, in seconds. */
    static final long TOKEN_LIFE = 315_360_000;

    private Limits() {}
}
