package io.credledger.cli.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the administrator of a realm does while a test runs. */
public final class RealmAdmin {

    private final AdminApi api;
    private final String realm;

    RealmAdmin(AdminApi api, String realm) {
        this.api = api;
        this.realm = realm;
    }

    /** With a complete profile: else Keycloak asks for it at the first login. */
    public KeycloakUser newUser(String username) {
        Credentials credentials = Credentials.random(username);
        Map<String, Object> password =
                Map.of("type", "password", "value", credentials.secret().revealText(), "temporary", false);
        String id = api.post(
                realm + "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "email",
                        username + "@people.example",
                        "emailVerified",
                        true,
                        "firstName",
                        username,
                        "lastName",
                        "Person",
                        "credentials",
                        List.of(password)));
        return new KeycloakUser(id, credentials);
    }

    /** From now on exactly these. */
    public void allowRedirects(Credentials client, URI... redirects) {
        change(
                client,
                Map.of("redirectUris", Stream.of(redirects).map(URI::toString).toList()));
    }

    public void disable(Credentials client) {
        change(client, Map.of("enabled", false));
    }

    public void enable(Credentials client) {
        change(client, Map.of("enabled", true));
    }

    /** The client may send people's names and passwords itself. */
    public void letTakePasswords(Credentials client) {
        change(client, Map.of("directAccessGrantsEnabled", true));
    }

    /** Its access tokens say whom they are of, as those of most clients do. */
    public void saysWhomTokensAreOf(Credentials client) {
        for (JsonNode scope : api.get(realm + "/client-scopes")) {
            if (scope.path("name").asText().equals("basic")) {
                String path = "/default-client-scopes/" + scope.path("id").asText();
                api.put(realm + "/clients/" + idOf(client.id()) + path, Map.of());
            }
        }
    }

    /** Nobody is asked for consent by it. */
    public void asksNobody(Credentials client) {
        change(client, Map.of("consentRequired", false));
    }

    /** Its access tokens are meant for these too, from now on. */
    public void meansTokensFor(Credentials client, String... audiences) {
        for (String audience : audiences) {
            api.post(
                    realm + "/clients/" + idOf(client.id()) + "/protocol-mappers/models",
                    Map.of(
                            "name",
                            "for " + audience,
                            "protocol",
                            "openid-connect",
                            "protocolMapper",
                            "oidc-audience-mapper",
                            "config",
                            Map.of("included.custom.audience", audience, "access.token.claim", "true")));
        }
    }

    private void change(Credentials client, Map<String, Object> fields) {
        api.put(realm + "/clients/" + idOf(client.id()), fields);
    }

    public void letGrantCalendar(KeycloakUser user) {
        api.post(calendarOf(user), List.of(calendarRole()));
    }

    /** As if the person had unticked it: the grant comes without. */
    public void untickCalendar(KeycloakUser user) {
        api.delete(calendarOf(user), List.of(calendarRole()));
    }

    private String calendarOf(KeycloakUser user) {
        return of(user) + "/role-mappings/realm";
    }

    private JsonNode calendarRole() {
        return api.get(realm + "/roles/" + KeycloakRealm.CALENDAR);
    }

    public void disable(KeycloakUser user) {
        api.put(of(user), Map.of("enabled", false));
    }

    public void delete(KeycloakUser user) {
        api.delete(of(user), null);
    }

    /** Every session, in browsers and of refresh tokens that are not offline. */
    public void endSessions(KeycloakUser user) {
        api.post(of(user) + "/logout", Map.of());
    }

    /** The grants to that client and their tokens, offline ones too. */
    public void withdrawConsent(KeycloakUser user, Credentials client) {
        api.delete(of(user) + "/consents/" + client.id(), null);
    }

    /** How many grants that outlive the browser's session the person has given that client. */
    public int offlineGrants(KeycloakUser user, Credentials client) {
        return api.get(of(user) + "/offline-sessions/" + idOf(client.id())).size();
    }

    /** A new key signs from now on; the old ones are still published. */
    public void rotateKeys() {
        int priority = 100 + keys().size();
        api.post(
                realm + "/components",
                Map.of(
                        "name",
                        "rsa-" + priority,
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of("priority", List.of(Integer.toString(priority + 100)))));
    }

    /** As after a leak: only the key that signs now is left. */
    public void dropOldKeys() {
        List<JsonNode> signing = new ArrayList<>(keys());
        signing.sort((one, other) -> Integer.compare(priority(other), priority(one)));
        signing.stream()
                .skip(1)
                .forEach(
                        key -> api.delete(realm + "/components/" + key.get("id").asText(), null));
    }

    private List<JsonNode> keys() {
        List<JsonNode> keys = new ArrayList<>();
        api.get(realm + "/components?type=org.keycloak.keys.KeyProvider").forEach(keys::add);
        keys.removeIf(key -> !key.path("providerId").asText().equals("rsa-generated"));
        return keys;
    }

    private static int priority(JsonNode key) {
        return key.at("/config/priority/0").asInt();
    }

    public void accessTokensLive(Duration life) {
        api.put(realm, Map.of("accessTokenLifespan", life.toSeconds()));
    }

    /** A refresh token is good for one use, which is how a realm begins, or for many. */
    public void rotateRefreshTokens(boolean rotate) {
        api.put(realm, Map.of("revokeRefreshToken", rotate));
    }

    /** Such events from now on. */
    public void keepEvents(String... types) {
        api.put(realm, Map.of("eventsEnabled", true, "enabledEventTypes", List.of(types)));
    }

    /** Those that were kept, the newest first. */
    public List<JsonNode> events(String type) {
        List<JsonNode> events = new ArrayList<>();
        api.get(realm + "/events?max=1000000&type=" + type).forEach(events::add);
        return events;
    }

    private String of(KeycloakUser user) {
        return realm + "/users/" + user.subject();
    }

    /** What Keycloak itself calls a client. */
    String idOf(String clientId) {
        return api.get(realm + "/clients?clientId=" + clientId).at("/0/id").asText();
    }
}
