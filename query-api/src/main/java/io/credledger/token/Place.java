package io.credledger.token;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Of what a token is asked for: a provider, or a connection by its id or by its name.
 *
 * @param audience the provider; null where only the connection is named
 * @param id by {@code resource}
 * @param key by {@code credledger_connection}
 */
record Place(@Nullable ProviderId audience, @Nullable ConnectionId id, StoreKey.@Nullable Connection key) {

    static final String CONNECTION = "urn:credledger:connection:";

    static Place of(Parameters parameters) {
        String provider = parameters.optional("audience");
        String resource = parameters.optional("resource");
        String name = parameters.optional("credledger_connection");
        if (provider == null && resource == null) {
            throw TokenRefusedException.of("invalid_request", "audience or resource is required");
        }
        if (name != null && (provider == null || resource != null)) {
            throw TokenRefusedException.of(
                    "invalid_request", "credledger_connection goes with audience and without resource");
        }
        ProviderId audience =
                provider == null ? null : parsed(provider, ProviderId::new, "audience must be a provider's id");
        ConnectionId id = resource == null
                ? null
                : parsed(resource, Place::connection, "resource must be " + CONNECTION + "<id>");
        StoreKey.Connection key = audience == null || name == null
                ? null
                : parsed(name, text -> key(audience, text), "credledger_connection must be <handle>/<name>");
        return new Place(audience, id, key);
    }

    /** The provider, if it is all that is said. */
    @Nullable
    ProviderId provider() {
        return id == null && key == null ? audience : null;
    }

    private static ConnectionId connection(String text) {
        if (!text.startsWith(CONNECTION)) {
            throw new InvalidIdException("a connection's name begins otherwise");
        }
        return new ConnectionId(text.substring(CONNECTION.length()));
    }

    private static StoreKey.Connection key(ProviderId provider, String name) {
        int slash = name.indexOf('/');
        return new StoreKey.Connection(
                Vault.DEFAULT,
                provider,
                new Handle(name.substring(0, Math.max(0, slash))),
                new ConnectionName(name.substring(slash + 1)));
    }

    private static <T> T parsed(String text, Function<String, T> parser, String rule) {
        try {
            return parser.apply(text);
        } catch (InvalidIdException e) {
            throw TokenRefusedException.of("invalid_target", rule);
        }
    }

    /** A connection's name is personal. */
    @Override
    public String toString() {
        return "Place [redacted]";
    }
}
