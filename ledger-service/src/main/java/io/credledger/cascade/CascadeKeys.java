package io.credledger.cascade;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Routing;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** The keys of the store: one letter for what it is, then ids, in ASCII. Ids of one kind have one length: none is the beginning of another. */
final class CascadeKeys {

    /** How far the shard is folded. */
    static final Bytes APPLIED = text("m");

    static final String ERRANDS = "d";
    static final String RUNNING = "r";
    static final String UNSWEPT = "u";
    static final String ROSTER = "eadm_";

    /** Of identities, connections and accounts alike: a prefix and two words. */
    private static final int OWNER_LENGTH = IdentityId.PREFIX.length() + 2 * Routing.LENGTH;

    private CascadeKeys() {}

    static Bytes text(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String text(Bytes key) {
        return new String(key.get(), StandardCharsets.US_ASCII);
    }

    /** After every key that begins so. */
    static Bytes endOf(String prefix) {
        return text(prefix + "~");
    }

    static Bytes entity(EntityId id) {
        return text("e" + id.value());
    }

    static String owned(IdentityId owner) {
        return "o" + owner;
    }

    static Bytes owned(IdentityId owner, ConnectionId connection) {
        return text(owned(owner) + connection);
    }

    static String tokens(IdentityId identity) {
        return "t" + identity;
    }

    static Bytes token(IdentityId identity, ApiTokenId token) {
        return text(tokens(identity) + token);
    }

    static String logins(IdentityId identity) {
        return "l" + identity;
    }

    static Bytes login(IdentityId identity, LoginId login) {
        return text(logins(identity) + login);
    }

    /** The data keys of a login that are not shredded. */
    static String loginKeys(LoginId login) {
        return "k" + login;
    }

    static Bytes loginKey(LoginId login, DataKeyId key) {
        return text(loginKeys(login) + key);
    }

    static Bytes ending(IdentityId identity) {
        return text("b" + identity);
    }

    static Bytes running(IdentityId identity) {
        return text(RUNNING + identity);
    }

    static Bytes unswept(IdentityId identity) {
        return text(UNSWEPT + identity);
    }

    static Bytes swept(IdentityId identity, int shard) {
        return text("f" + identity + "/" + shard);
    }

    static String holders(String account) {
        return "h" + account;
    }

    static Bytes holder(String account, ConnectionId connection) {
        return text(holders(account) + connection);
    }

    static Bytes conflict(ConnectionId connection, ConnectionId other) {
        return text("c" + connection + other);
    }

    static String errands(EntityId owner) {
        return ERRANDS + owner.value();
    }

    static Bytes errand(Errand errand) {
        return text(errands(errand.owner())
                + errand.kind().letter()
                + errand.target().value());
    }

    /** Reads an errand's key back. */
    static Errand errand(Bytes key, byte[] numbers) {
        String text = text(key).substring(ERRANDS.length());
        return Errand.of(
                EntityId.parse(text.substring(0, OWNER_LENGTH)),
                ErrandKind.of(text.charAt(OWNER_LENGTH)),
                EntityId.parse(text.substring(OWNER_LENGTH + 1)),
                numbers);
    }
}
