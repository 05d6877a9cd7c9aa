package io.credledger.cli.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a realm out of {@code people.json}: names, secrets and passwords are of this run, nothing secret is in the file. */
final class RealmFounding {

    private RealmFounding() {}

    static KeycloakRealm found(URI keycloak, AdminApi api, String name) {
        ObjectNode realm = template();
        realm.put("realm", name);
        Map<String, Credentials> clients = new HashMap<>();
        for (JsonNode client : realm.withArray("clients")) {
            Credentials credentials = Credentials.random(client.get("clientId").asText());
            ((ObjectNode) client).put("secret", credentials.secret().revealText());
            clients.put(credentials.id(), credentials);
        }
        api.post("", realm);
        RealmAdmin admin = new RealmAdmin(api, "/" + name);
        addCalendar(api, "/" + name, admin.idOf("credledger"), admin.idOf("credledger-consent"));
        return new KeycloakRealm(keycloak.resolve("/realms/" + name), admin, Map.copyOf(clients));
    }

    /** A realm that is made with client scopes of its own gets none of those that every realm has: it is added after. */
    private static void addCalendar(AdminApi api, String realm, String... clients) {
        String scope = api.post(
                realm + "/client-scopes",
                Map.of(
                        "name",
                        KeycloakRealm.CALENDAR,
                        "protocol",
                        "openid-connect",
                        "attributes",
                        Map.of("include.in.token.scope", "true", "display.on.consent.screen", "true")));
        JsonNode role = api.get(realm + "/roles/" + KeycloakRealm.CALENDAR);
        api.post(realm + "/client-scopes/" + scope + "/scope-mappings/realm", List.of(role));
        for (String client : clients) {
            api.put(realm + "/clients/" + client + "/optional-client-scopes/" + scope, Map.of());
        }
    }

    private static ObjectNode template() {
        try (InputStream file = RealmFounding.class.getResourceAsStream("people.json")) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
