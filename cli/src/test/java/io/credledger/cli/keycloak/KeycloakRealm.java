package io.credledger.cli.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A realm with alice, bob and mallory, and with three clients for the ledger. PKCE with S256 is required of all. */
public final class KeycloakRealm {

    /** A scope that whoever may {@link RealmAdmin#letGrantCalendar} grants, and others do not: their tokens lack it. */
    public static final String CALENDAR = "calendar";

    private final URI issuer;
    private final RealmAdmin admin;
    private final Map<String, Credentials> clients;
    private final KeycloakUser alice;
    private final KeycloakUser bob;
    private final KeycloakUser mallory;

    KeycloakRealm(URI issuer, RealmAdmin admin, Map<String, Credentials> clients) {
        this.issuer = issuer;
        this.admin = admin;
        this.clients = clients;
        this.alice = admin.newUser("alice");
        this.bob = admin.newUser("bob");
        this.mallory = admin.newUser("mallory");
    }

    /** The realm's address, which is also what {@code base_url} of a connection is. */
    public URI issuer() {
        return issuer;
    }

    /** As Keycloak's own log calls it. */
    String name() {
        String path = issuer.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public RealmAdmin admin() {
        return admin;
    }

    /** Asks nobody for consent; rotates refresh tokens and notices reuse, may ask for offline access and exchange tokens. */
    public Credentials client() {
        return client("credledger");
    }

    /** As {@link #client()}, but people are asked, and may say no. */
    public Credentials askingClient() {
        return client("credledger-consent");
    }

    /** For signing in: it is refused any scope beyond who somebody is. */
    public Credentials signInClient() {
        return client("credledger-signin");
    }

    private Credentials client(String id) {
        return Objects.requireNonNull(clients.get(id));
    }

    public KeycloakUser alice() {
        return alice;
    }

    public KeycloakUser bob() {
        return bob;
    }

    public KeycloakUser mallory() {
        return mallory;
    }

    public TokenEndpoint tokens(Credentials client) {
        return new TokenEndpoint(issuer, client);
    }

    /** The ids of the keys that the realm publishes for signatures. */
    public List<String> signingKeys() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/certs"));
        List<String> keys = new ArrayList<>();
        for (JsonNode key : Wire.json(Wire.send(request).body()).path("keys")) {
            if (key.path("use").asText().equals("sig")) {
                keys.add(key.path("kid").asText());
            }
        }
        return keys;
    }
}
