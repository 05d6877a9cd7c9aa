package io.credledger.session;

import io.credledger.ledger.IdentityId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls an OAuth endpoint, as far as it said.
 *
 * @param caller who it proved to be; null with {@link ClientMethod#NONE} and with no other method
 * @param named whom {@code client_id} names; null where it is not given. A caller that is known is the one that is named
 */
public record Client(
        ClientMethod method,
        @Nullable Caller caller,
        @Nullable IdentityId named) {

    public Client {
        if ((method == ClientMethod.NONE) != (caller == null)) {
            throw new IllegalArgumentException("a client is known exactly where it proved who it is");
        }
        if (caller != null && named != null && !named.equals(caller.id())) {
            throw new IllegalArgumentException("a client is the one that it names");
        }
    }

    public Optional<Caller> known() {
        return Optional.ofNullable(caller);
    }

    /**
     * The caller; where none proved itself, whoever the verified token of the request speaks for.
     *
     * @throws ClientRefusedException when that is not whom {@code client_id} names
     */
    public Caller or(Caller spokenFor) {
        if (caller != null) {
            return caller;
        }
        requireNamed(spokenFor.id());
        return spokenFor;
    }

    /** @throws ClientRefusedException when {@code client_id} names another */
    public void requireNamed(IdentityId spokenFor) {
        if (named != null && !named.equals(spokenFor)) {
            throw ClientRefusedException.unknown("client_id must be the handle of whom the token is for");
        }
    }
}
