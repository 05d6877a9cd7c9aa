package io.credledger.http;

import static io.credledger.http.Right.ADMIN;
import static io.credledger.http.Right.ANYONE;
import static io.credledger.http.Right.AUTHENTICATED;
import static io.credledger.http.Right.CLIENT;
import static io.credledger.http.Right.OWN_THINGS;
import static io.credledger.http.Right.PUBLIC;
import static io.credledger.http.Right.READ_ALL;
import static io.credledger.http.Right.SELF_OR_ADMIN;
import static io.credledger.http.Right.SELF_OR_READ_ALL;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every route there is, and who may use it. */
enum Route {
    LIVE("GET", "/health/live", PUBLIC),
    READY("GET", "/health/ready", PUBLIC),
    METRICS("GET", "/metrics", PUBLIC),
    OPENAPI("GET", "/openapi.yaml", PUBLIC),
    STYLESHEET("GET", "/assets/credledger.css", PUBLIC),
    ICON("GET", "/assets/credledger.svg", PUBLIC),
    /** Where browsers look when what they show is no page: a JSON answer. */
    FAVICON("GET", "/favicon.ico", PUBLIC),
    SCRIPT("GET", "/assets/{version}/{file}", PUBLIC),

    HOME("GET", "/", ANYONE, Face.PAGE),
    SIGN_IN("GET", "/signin", ANYONE, Face.PAGE, "return_to"),
    SIGN_IN_TOKEN("POST", "/signin/token", ANYONE, Face.PAGE),
    SIGN_IN_OIDC("GET", "/v1/signin/oidc", ANYONE, Face.PAGE, "return_to"),
    SIGN_IN_CALLBACK("GET", "/v1/signin/oidc/callback", ANYONE, Face.CALLBACK),
    SIGN_OUT("POST", "/v1/signout", ANYONE, Face.PAGE),
    SESSION_LIST("GET", "/v1/sessions", AUTHENTICATED),
    SESSION_REVOKE_ALL("DELETE", "/v1/sessions", AUTHENTICATED),
    SESSION_REVOKE("DELETE", "/v1/sessions/{id}", AUTHENTICATED),

    WHOAMI("GET", "/v1/whoami", AUTHENTICATED),
    ME("GET", "/v1/me", AUTHENTICATED),
    ME_SHORT("GET", "/me", AUTHENTICATED),

    IDENTITY_REGISTER("POST", "/v1/identities", ADMIN),
    IDENTITY_LIST("GET", "/v1/identities", READ_ALL, "limit", "cursor"),
    IDENTITY_SHOW("GET", "/v1/identities/{handle}", SELF_OR_READ_ALL),
    IDENTITY_CHANGE("PATCH", "/v1/identities/{handle}", SELF_OR_ADMIN),
    IDENTITY_DEACTIVATE("POST", "/v1/identities/{handle}/deactivate", ADMIN),
    IDENTITY_REACTIVATE("POST", "/v1/identities/{handle}/reactivate", ADMIN),
    IDENTITY_ERASE("POST", "/v1/identities/{handle}/erase", ADMIN),
    IDENTITY_CASCADE("GET", "/v1/identities/{handle}/cascade", READ_ALL),
    IDENTITY_EXPORT("GET", "/v1/identities/{handle}/export", SELF_OR_ADMIN),
    TOKEN_ISSUE("POST", "/v1/identities/{handle}/tokens", SELF_OR_ADMIN),
    TOKEN_LIST("GET", "/v1/identities/{handle}/tokens", SELF_OR_ADMIN, "limit", "cursor"),
    TOKEN_REVOKE("DELETE", "/v1/identities/{handle}/tokens/{id}", SELF_OR_ADMIN),
    LOGIN_LIST("GET", "/v1/identities/{handle}/logins", SELF_OR_ADMIN),
    LOGIN_MAP("PUT", "/v1/identities/{handle}/logins", ADMIN),
    LOGIN_UNMAP("DELETE", "/v1/identities/{handle}/logins/{id}", ADMIN),

    COMMAND("GET", "/v1/commands/{id}", AUTHENTICATED),

    PROVIDER_LIST("GET", "/v1/providers", AUTHENTICATED, "limit", "cursor"),
    PROVIDER_SHOW("GET", "/v1/providers/{provider}", AUTHENTICATED),
    PROVIDER_PAUSE("POST", "/v1/providers/{provider}/pause", ADMIN),
    PROVIDER_RESUME("POST", "/v1/providers/{provider}/resume", ADMIN),
    PROVIDER_DISCONNECT("POST", "/v1/providers/{provider}/disconnect", ADMIN),
    CLIENT_STORE("PUT", "/v1/providers/{provider}/client", ADMIN),
    CLIENT_SHOW("GET", "/v1/providers/{provider}/client", ADMIN),
    CLIENT_REMOVE("DELETE", "/v1/providers/{provider}/client", ADMIN),

    CONNECTION_STORE("POST", "/v1/connections", OWN_THINGS, "dry_run"),
    CONNECTION_LIST(
            "GET",
            "/v1/connections",
            AUTHENTICATED,
            "limit",
            "cursor",
            "owner",
            "provider",
            "status",
            "name",
            "namespace",
            "key",
            AsOf.NAME),
    CONNECTION_SHOW("GET", "/v1/connections/{id}", AUTHENTICATED, AsOf.NAME),
    CONNECTION_HISTORY("GET", "/v1/connections/{id}/history", AUTHENTICATED, "limit", "cursor"),
    CONNECTION_ACCESS("GET", "/v1/connections/{id}/access", AUTHENTICATED, "limit", "cursor"),
    CONNECTION_REFRESH("POST", "/v1/connections/{id}/refresh", AUTHENTICATED),
    CONNECTION_TRANSFER("POST", "/v1/connections/{id}/transfer", AUTHENTICATED),
    CONNECTION_SHARE("PUT", "/v1/connections/{id}/shares/{handle}", AUTHENTICATED),
    CONNECTION_WITHDRAW("DELETE", "/v1/connections/{id}/shares/{handle}", AUTHENTICATED),
    CONNECTION_DISCONNECT("DELETE", "/v1/connections/{id}", AUTHENTICATED),

    FORGE_SHOW("GET", "/v1/forge", AUTHENTICATED, AsOf.NAME),
    FORGE_SELECT("PUT", "/v1/forge", OWN_THINGS),
    FORGE_CLEAR("DELETE", "/v1/forge", AUTHENTICATED),
    FORGE_USER("GET", "/v1/forge/user", AUTHENTICATED),
    FORGE_REPOSITORIES("GET", "/v1/forge/repos", AUTHENTICATED, "limit", "cursor"),

    WEBHOOK_SUBSCRIBE("POST", "/v1/webhooks", OWN_THINGS),
    WEBHOOK_LIST("GET", "/v1/webhooks", AUTHENTICATED, "limit", "cursor"),
    WEBHOOK_REMOVE("DELETE", "/v1/webhooks/{id}", AUTHENTICATED),
    WEBHOOK_REPLAY("POST", "/v1/webhooks/{id}/replay", AUTHENTICATED),

    CONNECT_BEGIN("POST", "/v1/connect/{provider}", OWN_THINGS),
    CONNECT_FLOW("GET", "/v1/connect/flows/{id}", AUTHENTICATED),
    CONNECT_START("GET", "/connect/start", OWN_THINGS, Face.PAGE, "ticket"),
    CONNECT_GO("POST", "/connect/start", OWN_THINGS, Face.PAGE),
    /** Where an answer or a message sends whoever has to consent anew. */
    CONNECT_AGAIN("GET", "/connections/{id}/reconnect", OWN_THINGS, Face.PAGE),
    CONNECTION_PAGE("GET", "/connections/{id}", AUTHENTICATED, Face.PAGE, AsOf.NAME),
    AUDIT_PAGE("GET", "/audit", READ_ALL, Face.PAGE, "from", "to", "connection", "identity", "type", "view"),
    ADMIN_PAGE("GET", "/admin/{section}", READ_ALL, Face.PAGE),
    CONNECT_CALLBACK("GET", "/v1/connect/callback", ANYONE, Face.CALLBACK),

    AUDIT_EVENTS(
            "GET",
            "/v1/audit/events",
            READ_ALL,
            "limit",
            "cursor",
            "from",
            "to",
            "connection",
            "identity",
            "type",
            "format"),

    KEYS("GET", "/v1/keys", READ_ALL),

    AUDIT_CHECKPOINT("GET", "/v1/audit/checkpoint", READ_ALL, Face.FILE, "log"),
    AUDIT_KEY("GET", "/v1/audit/key", PUBLIC),
    AUDIT_PROOF(
            "GET", "/v1/audit/proof", AUTHENTICATED, "position", "connection", "log", "index", "size", "from", "to"),
    AUDIT_TREE_CHECKPOINT("GET", "/v1/audit/tile/{log}/checkpoint", READ_ALL, Face.FILE),
    AUDIT_TILE("GET", "/v1/audit/tile/{log}/tile/{tile}", READ_ALL, Face.FILE),
    AUDIT_OWNERSHIP(
            "GET", "/v1/audit/ownership", AUTHENTICATED, "connection", "identity", AsOf.NAME, "limit", "cursor"),

    OAUTH_METADATA("GET", "/.well-known/oauth-authorization-server", PUBLIC),
    TOKEN("POST", "/v1/token", CLIENT),
    INTROSPECT("POST", "/v1/introspect", CLIENT),
    REVOKE("POST", "/v1/revoke", CLIENT);

    /** Whom a route talks to. */
    enum Face {
        /** Programs: JSON only. */
        API,
        /** People too: HTML where it is asked for. */
        PAGE,
        /** Programs that know what lies there, and do not ask for a type: text or bytes. */
        FILE,
        /** A page that another server sends the browser to, with parameters that are its own to choose. */
        CALLBACK
    }

    private static final Set<String> OAUTH = Stream.of(values())
            .filter(route -> route.right == CLIENT)
            .map(Route::template)
            .collect(Collectors.toUnmodifiableSet());

    private final String method;
    private final String template;
    private final Right right;
    private final Face face;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> queries;

    Route(String method, String template, Right right, String... queries) {
        this(method, template, right, Face.API, queries);
    }

    Route(String method, String template, Right right, Face face, String... queries) {
        this.method = method;
        this.template = template;
        this.right = right;
        this.face = face;
        this.queries = Set.of(queries);
    }

    String method() {
        return method;
    }

    /** The path with {@code {parameters}}: what logs and metrics show instead of the path. */
    String template() {
        return template;
    }

    Right right() {
        return right;
    }

    /** Whether a path is one of those that speak OAuth, also when they refuse (RFC 6749 §5.2). */
    static boolean isOAuth(String path) {
        return OAUTH.contains(path);
    }

    boolean isPage() {
        return face == Face.PAGE || face == Face.CALLBACK;
    }

    /** Whether it answers in one type, whatever is asked for. */
    boolean isFile() {
        return face == Face.FILE;
    }

    /** The template as the server matches it: the path of a tile, or of a script, has several parts. */
    String pattern() {
        return template.replace("{tile}", "<tile>").replace("{file}", "<file>");
    }

    /** Whether it makes sure by itself that a page of ours asks: whoever signs in may have no session yet. */
    boolean bringsItsOwn() {
        return this == SIGN_IN_TOKEN;
    }

    /** Whether nothing is changed by it. */
    boolean isRead() {
        return method.equals("GET");
    }

    /** The query parameters that it takes; {@code min_position} is every authenticated read's. */
    boolean takes(String query) {
        return face == Face.CALLBACK || queries.contains(query) || (awaits() && query.equals(Call.MIN_POSITION));
    }

    /** Whether it can be told to wait until the view has got somewhere. */
    boolean awaits() {
        return isRead() && !isPage() && !right.isOpen();
    }

    /** Whether the path names an identity whose rights decide. */
    boolean concernsIdentity() {
        return right == SELF_OR_ADMIN || right == SELF_OR_READ_ALL;
    }
}
