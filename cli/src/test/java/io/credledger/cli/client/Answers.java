package io.credledger.cli.client;

import org.jspecify.annotations.Nullable;

/** Answers as the interface page has them. */
final class Answers {

    static final String CON = "con_0000000000001aaaaaaaaaaaaa";
    static final String OTHER_CON = "con_0000000000001bbbbbbbbbbbbb";

    static final String WHOAMI = """
            {"identity": "alice", "id": "idn_0000000000001aaaaaaaaaaaaa", "roles": ["admin", "user"], "auth": "api_token"}""";

    static final String IDENTITY = """
            {"handle": "bob", "id": "idn_0000000000002ccccccccccccc", "display_name": "Bob", "roles": ["user"],
             "status": "active", "created_at": "2026-01-30T09:15:00Z", "version": 1}""";

    static final String ENDED = """
            {"handle": "bob", "id": "idn_0000000000002ccccccccccccc", "display_name": "Bob", "roles": ["user"],
             "status": "inactive", "created_at": "2026-01-30T09:15:00Z", "version": 2,
             "status_url": "/v1/identities/bob/cascade"}""";

    static final String CASCADE = """
            {"state": "done", "identity": "idn_0000000000002ccccccccccccc", "kind": "deactivation",
             "connections": {"total": 2, "disconnected": 2},
             "revocations": {"revoked": 1, "unsupported": 1, "failed": 0, "pending": 0},
             "keys": {"total": 0, "shredded": 0}, "kept": []}""";

    static final String CONNECTION = """
            {"id": "%s", "key": "vault:default:github:connection:alice/main", "vault": "default",
             "provider": "github", "namespace": "alice", "name": "main", "kind": "bearer", "owner": "alice",
             "shared_with": ["bob", "carol"], "status": "connected", "has_token": true, "has_refresh_token": false,
             "provider_uid": "42", "account_login": "alice-gh", "base_url": "https://github.com",
             "scopes": ["repo", "read:org"], "metadata": {"display_name": "Alice"}, "verified": false,
             "created_at": "2026-01-30T09:15:00Z", "updated_at": "2026-01-31T11:59:00Z", "updated_by": "alice",
             "last_refreshed": null, "expires_at": null, "generation": 1, "version": 3}""".formatted(CON);

    static final String FOREIGN_CONNECTION = """
            {"id": "%s", "key": "vault:default:gitlab:connection:bob/default", "vault": "default",
             "provider": "gitlab", "namespace": "bob", "name": "default", "kind": "oauth2", "owner": "bob",
             "shared_with": [], "status": "needs_reauth", "has_token": true, "has_refresh_token": true,
             "provider_uid": "7", "account_login": "=HYPERLINK(\\"evil\\")", "base_url": "https://gitlab.com",
             "scopes": ["api"], "metadata": {}, "verified": true,
             "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z", "updated_by": "bob",
             "last_refreshed": "2026-01-02T00:00:00Z", "expires_at": "2026-01-31T14:30:00Z", "generation": 2,
             "version": 9}""".formatted(OTHER_CON);

    static final String HISTORY = page("""
            {"type": "ConnectionGranted", "at": "2026-01-30T09:15:00Z", "actor": "alice", "owner": "alice",
             "position": "3:17"}""", """
            {"type": "ConnectionTransferred", "at": "2026-01-31T11:59:00Z", "actor": "alice", "owner": "bob",
             "from": "alice", "reason": "new maintainer", "position": "3:18", "version": 2}""", """
            {"type": "AccessShared", "at": "2026-01-31T11:59:30Z", "actor": "bob", "owner": "bob",
             "with": "carol", "position": "3:19", "version": 3}""");

    static final String ACCESS = page("""
            {"position": "access:3:12", "type": "TokenRefused", "at": "2026-01-31T12:05:00Z", "actor": "bob",
             "identity": "bob", "connection": "%1$s", "provider": "github", "provider_uid": "42",
             "account_login": "alice-gh", "record": "acr_2", "way": "stored", "purpose": "foreground",
             "fallback": false, "outcome": "invalid_scope", "scopes": ["repo"]}""".formatted(CON), """
            {"position": "access:3:11", "type": "TokenHandedOut", "at": "2026-01-31T12:00:00Z", "actor": "sync",
             "identity": "bob", "connection": "%1$s", "provider": "github", "provider_uid": "42",
             "account_login": "alice-gh", "record": "acr_1", "way": "stored", "purpose": "background",
             "fallback": false, "outcome": "handed_out", "scopes": ["repo"],
             "expires_at": "2026-01-31T20:00:00Z"}""".formatted(CON));

    static final String FORGE = """
            {"forge_type": "github", "account_login": "alice-gh", "base_url": "https://github.com",
             "since": "2026-01-30T09:16:00Z", "connection": "%s", "account_id": "42", "scopes": ["repo"],
             "expires_at": null, "has_token": true, "has_refresh_token": false,
             "created_at": "2026-01-30T09:15:00Z", "updated_at": "2026-01-31T11:59:00Z"}""".formatted(CON);

    static final String SESSION = """
            {"id": "ses_1", "way": "oidc", "opened_at": "2026-01-31T09:00:00Z", "expires_at": "2026-01-31T21:00:00Z",
             "user_agent": "Mozilla/5.0", "current": false}""";

    static final String FORGE_USER = """
            {"uid": "42", "login": "alice-gh", "display_name": "Alice", "avatar_url": null,
             "web_url": "https://github.com/alice-gh", "web_base_url": "https://github.com",
             "api_base_url": "https://api.github.com"}""";

    static final String REPOSITORY = """
            {"id": "7", "full_name": "alice-gh/ledger", "name": "ledger", "owner": "alice-gh", "description": null,
             "private": true, "archived": false, "fork": false, "default_branch": "main",
             "web_url": "https://github.com/alice-gh/ledger",
             "clone_url": "https://github.com/alice-gh/ledger.git",
             "ssh_url": "git@github.com:alice-gh/ledger.git", "pushed_at": "2026-01-30T09:16:00Z"}""";

    static final String PROVIDER = """
            {"id": "github", "name": "GitHub", "forge": true, "base_url": "https://github.com",
             "ways": ["stored"], "scopes": ["repo"]}""";

    static final String PROVIDER_CLIENT = """
            {"provider": "github", "client_id": "Iv1.42", "has_secret": true, "key": "server:github:client"}""";

    static final String ISSUED = """
            {"id": "clt_id7", "token": "clt_ISSUEDCANARY", "expires_at": "2026-03-02T12:00:00Z"}""";

    static final String HANDED_OUT = """
            {"access_token": "gho_HANDEDOUT", "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
             "token_type": "Bearer", "expires_in": 3600, "scope": "repo"}""";

    private Answers() {}

    static String page(String... items) {
        return pageTo(null, items);
    }

    static String pageTo(@Nullable String cursor, String... items) {
        String next = cursor == null ? "null" : '"' + cursor + '"';
        return "{\"items\": [" + String.join(",", items) + "], \"next_cursor\": " + next + "}";
    }
}
