package io.credledger.token;

import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.session.Caller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of {@link TokenSource}.
 *
 * @param caller who asks: the actor, where the subject is another
 * @param terms what the token has to be like
 * @param fallback null for none; only where a provider is wanted
 */
public record Acquisition(
        Caller caller,
        Subject subject,
        Wanted wanted,
        Terms terms,
        AccessPurpose purpose,
        @Nullable Fallback fallback) {

    /**
     * @param scopes each must be among those that there are
     * @param minValid how long it has to last
     */
    public record Terms(List<String> scopes, Duration minValid) {

        static final Terms NONE = new Terms(List.of(), Duration.ZERO);

        public Terms {
            scopes = List.copyOf(scopes);
        }

        /** Scopes are personal. */
        @Override
        public String toString() {
            return "Terms [redacted]";
        }
    }

    /** For one request that this process makes to the caller's active forge. */
    public static Acquisition atForge(Caller caller, ConnectionId connection) {
        Subject self = new Subject(caller.id(), caller.jwt(), Subject.Basis.SELF);
        return new Acquisition(
                caller, self, new Wanted.AtForge(connection), Terms.NONE, AccessPurpose.FOREGROUND, null);
    }

    boolean isForeground() {
        return purpose == AccessPurpose.FOREGROUND;
    }

    /** Whose right to use the connection counts. */
    IdentityId user() {
        return subject.basis() == Subject.Basis.SHARED ? caller.id() : subject.id();
    }

    @Override
    public String toString() {
        return "Acquisition [redacted]";
    }
}
