package io.credledger.cli.campaign;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The writes of the campaign, as requests of one person. Each has a key of its own. */
final class Deeds {
    static final String PROVIDER = "github";
    /** Everybody writes to it at once. */
    static final String SHARED = "everybodys";

    private final Person self;
    private final String series;
    private int count;

    /** @param series unlike that of anybody else who writes as the same person */
    Deeds(Person self, String series) {
        this.self = self;
        this.series = series;
    }

    private String key() {
        return series + "-" + ++count;
    }

    Request register(String handle) {
        String body = Json.object(Map.of("handle", handle, "display_name", "Guest " + handle));
        return self.request("POST", "/v1/identities", body, key(), self.idOf(handle));
    }

    /** The edge makes several commands of such a request, so the command has a key of its own. */
    Request rename(String handle) {
        String key = key();
        String body = Json.object(Map.of("display_name", "Named by " + key));
        return self.request("PATCH", "/v1/identities/" + handle, body, key, key + "\nprofile", self.idOf(handle));
    }

    Request storeClient() {
        String key = key();
        String body = Json.object(Map.of("client_id", "client " + key, "client_secret", "secret " + key));
        return self.request(
                "PUT",
                "/v1/providers/" + PROVIDER + "/client",
                body,
                key,
                self.pseudonyms().providerClient(new ProviderId(PROVIDER)));
    }

    Request store(String name, boolean replace, boolean activate) {
        String key = key();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("provider", PROVIDER);
        body.put("name", name);
        body.put("kind", "bearer");
        body.put("access_token", "token " + key);
        body.put("account", Map.of("uid", self + name, "login", "login " + key));
        body.put("replace", replace);
        body.put("activate", activate);
        return self.request("POST", "/v1/connections", Json.object(body), key, id(name));
    }

    Request share(String name, Handle with) {
        return self.request("PUT", path(name) + "/shares/" + with, null, key(), id(name));
    }

    Request withdraw(String name, Handle from) {
        return self.request("DELETE", path(name) + "/shares/" + from, null, key(), id(name));
    }

    Request transfer(String name, Handle to) {
        String key = key();
        String body = Json.object(Map.of("to", to.value(), "reason", "because " + key));
        return self.request("POST", path(name) + "/transfer", body, key, id(name));
    }

    Request disconnect(String name) {
        return self.request("DELETE", path(name), null, key(), id(name));
    }

    Request select(String name) {
        String body = Json.object(Map.of("forge_type", PROVIDER, "connection", id(name).value()));
        return self.request("PUT", "/v1/forge", body, key(), ForgeId.of(self.id()));
    }

    Request clear() {
        return self.request("DELETE", "/v1/forge", null, key(), ForgeId.of(self.id()));
    }

    private ConnectionId id(String name) {
        return self.connection(PROVIDER, name);
    }

    private String path(String name) {
        return "/v1/connections/" + id(name);
    }
}
