package io.credledger.operation;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.ApiTokenAuthenticator.Proof;
import io.credledger.view.Row;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an API token is worth now. */
public final class Introspection {

    private final Desk desk;
    private final ApiTokenAuthenticator tokens;

    public Introspection(Desk desk, ApiTokenAuthenticator tokens) {
        this.desk = desk;
        this.tokens = tokens;
    }

    /** @param expiresAt null: when it is revoked */
    public record Worth(
            ApiTokenId token,
            IdentityId identity,
            Handle handle,
            Instant issuedAt,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Worth of " + token;
        }
    }

    /** Empty where nobody can come with it now. */
    public Optional<Worth> of(String token) {
        return held(token).filter(proof -> isActive(proof.identity())).flatMap(this::worth);
    }

    /** The token, if it is one; it may be of somebody who is not active, and may be again. */
    public Optional<Proof> held(String token) {
        return tokens.proof(token);
    }

    private boolean isActive(IdentityId id) {
        return desk.view().identity(id).map(Row::state).filter(Identity::active).isPresent();
    }

    private Optional<Worth> worth(Proof proof) {
        return desk.directory()
                .handle(proof.identity())
                .map(handle -> new Worth(proof.token(), proof.identity(), handle, proof.issuedAt(), proof.expiresAt()));
    }
}
