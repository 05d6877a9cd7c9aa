package io.credledger.ledger;

/**
 * The full, unique name of something stored. It never changes: transfer, sharing and audit re-encrypt nothing. A server client's key has no
 * identity and no profile in it, because everybody shares the server's application.
 */
public sealed interface StoreKey {

    StoreKeyType type();

    /** The key as it is written in answers: {@code server:github:client}, {@code vault:default:github:connection:alice/main}. */
    String text();

    /** The server-scoped OAuth application at a provider. */
    record ServerClient(ProviderId provider) implements StoreKey {
        @Override
        public StoreKeyType type() {
            return StoreKeyType.SERVER_CLIENT;
        }

        @Override
        public String text() {
            return "server:" + provider + ":client";
        }
    }

    /**
     * A connection.
     *
     * @param namespace who made it, which is not always who owns it
     */
    record Connection(Vault vault, ProviderId provider, Handle namespace, ConnectionName name) implements StoreKey {
        @Override
        public StoreKeyType type() {
            return StoreKeyType.CONNECTION;
        }

        @Override
        public String text() {
            return "vault:" + vault.name() + ":" + provider + ":connection:" + namespace + "/" + name;
        }
    }

    /** The inverse of {@link #text()}. */
    static StoreKey parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 3 && "server".equals(parts[0]) && "client".equals(parts[2])) {
            return new ServerClient(new ProviderId(parts[1]));
        }
        if (parts.length == 5 && "vault".equals(parts[0]) && "connection".equals(parts[3])) {
            return connection(new Vault(parts[1]), new ProviderId(parts[2]), parts[4]);
        }
        throw new InvalidIdException(
                "must be server:<provider>:client or vault:<vault>:<provider>:connection:<handle>/<name>");
    }

    private static StoreKey connection(Vault vault, ProviderId provider, String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw new InvalidIdException("a connection's key ends in <handle>/<name>");
        }
        return new Connection(
                vault, provider, new Handle(path.substring(0, slash)), new ConnectionName(path.substring(slash + 1)));
    }
}
