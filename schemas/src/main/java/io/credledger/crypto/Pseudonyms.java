package io.credledger.crypto;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.Routing;
import io.credledger.ledger.StoreKey;

/**
 * The ids that everybody sees in Kafka, from the names that nobody should. {@code PRF(label, part, …)} is HMAC-SHA256 under the pseudonym
 * key over the label and the parts, each as four bytes of length (most significant first) and its bytes in UTF-8. Its first 8 bytes are
 * word 0, the next 8 word 1, most significant byte first. Pure, and safe for use by several threads.
 */
public final class Pseudonyms {
    private final PseudonymKey key;

    Pseudonyms(PseudonymKey key) {
        this.key = key;
    }

    /** Word 0 of PRF("identity", handle). */
    public Routing routing(Handle handle) {
        return new Routing(word(identityPrf(handle), 0));
    }

    /** Words 0 and 1 of PRF("identity", handle): the first is the routing. */
    public IdentityId identity(Handle handle) {
        byte[] prf = identityPrf(handle);
        return IdentityId.of(new Routing(word(prf, 0)), word(prf, 1));
    }

    /** The namespace's routing and word 0 of PRF("connection", store key). */
    public ConnectionId connection(StoreKey.Connection connection) {
        return ConnectionId.of(
                routing(connection.namespace()), word(prf("connection").add(connection.text()), 0));
    }

    /** The routing of {@code server} and word 0 of PRF("client", store key). */
    public ProviderClientId providerClient(ProviderId provider) {
        String storeKey = new StoreKey.ServerClient(provider).text();
        return ProviderClientId.of(routing(Handle.SERVER), word(prf("client").add(storeKey), 0));
    }

    /** The routing of {@code server} and word 0 of PRF("admins"). */
    public AdminRosterId adminRoster() {
        return AdminRosterId.of(routing(Handle.SERVER), word(prf("admins"), 0));
    }

    /** Words 0 and 1 of PRF("provider", provider id). */
    public ProviderRef provider(ProviderId provider) {
        byte[] prf = key.compute(prf("provider").add(provider.value()));
        return ProviderRef.of(word(prf, 0), word(prf, 1));
    }

    /**
     * Words 0 and 1 of PRF("account", provider id, uid).
     *
     * @param uid as the provider gives it; it is compared exactly
     * @throws io.credledger.ledger.InvalidIdException when the uid is not well-formed Unicode
     */
    public AccountId account(ProviderId provider, String uid) {
        byte[] prf = key.compute(prf("account").add(provider.value()).add(uid));
        return AccountId.of(word(prf, 0), word(prf, 1));
    }

    /**
     * Words 0 and 1 of PRF("login", issuer, subject).
     *
     * @throws io.credledger.ledger.InvalidIdException when one of them is not well-formed Unicode
     */
    public LoginId login(String issuer, String subject) {
        byte[] prf = key.compute(prf("login").add(issuer).add(subject));
        return LoginId.of(new Routing(word(prf, 0)), word(prf, 1));
    }

    /**
     * The target's routing and word 0 of PRF("command", caller id, idempotency key).
     *
     * @throws io.credledger.ledger.InvalidIdException when the idempotency key is not well-formed Unicode
     */
    public CommandId command(Routing target, IdentityId caller, String idempotencyKey) {
        return CommandId.of(target, word(prf("command").add(caller.value()).add(idempotencyKey), 0));
    }

    /** All 32 bytes of PRF("digest", purpose, content): equality can be checked, content cannot be guessed without the key. */
    public Octets digest(String purpose, byte[] content) {
        return Octets.copyOf(key.compute(prf("digest").add(purpose).add(content)));
    }

    private byte[] identityPrf(Handle handle) {
        return key.compute(prf("identity").add(handle.value()));
    }

    private static LengthPrefixed prf(String label) {
        return LengthPrefixed.of(label);
    }

    private long word(LengthPrefixed input, int index) {
        return word(key.compute(input), index);
    }

    private static long word(byte[] prf, int index) {
        return BigEndian.getLong(prf, index * Long.BYTES);
    }
}
