package io.credledger.session;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.Details.TokenLabel;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.IdentityId;
import io.credledger.sealing.DetailsOpener;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code Authorization: Bearer clt_…}. */
public final class ApiTokenAuthenticator implements Authenticator {

    public static final String AUTH = "api_token";

    private final LedgerView view;
    private final DetailsOpener opener;
    private final Clock clock;
    private final Callers callers;

    public ApiTokenAuthenticator(LedgerView view, DetailsOpener opener, Clock clock) {
        this.view = view;
        this.opener = opener;
        this.clock = clock;
        this.callers = new Callers(view);
    }

    /** @param expiresAt of the token; null: when it is revoked */
    public record Proof(
            ApiTokenId token,
            IdentityId identity,
            Instant issuedAt,
            @Nullable Instant expiresAt) {}

    @Override
    public Optional<Caller> authenticate(Presented presented) {
        return presented.bearer().flatMap(this::caller);
    }

    /** Whoever a token is of; empty unless it is valid now and its identity active. */
    public Optional<Caller> caller(String token) {
        return owner(token).flatMap(id -> callers.caller(id, AUTH, null));
    }

    /** Whose token it is; empty unless it is valid now. */
    public Optional<IdentityId> owner(String token) {
        return proof(token).map(Proof::identity);
    }

    /** What a token is worth; empty unless it is valid now. The identity may be inactive. */
    public Optional<Proof> proof(String token) {
        return ApiTokenText.parse(token)
                .flatMap(text -> view.apiToken(text.id()).filter(row -> isGood(text, row)))
                .flatMap(this::current);
    }

    private static boolean isGood(ApiTokenText text, Row<ApiToken> row) {
        return text.hasHash(row.state().secretHash()) && !row.state().revoked();
    }

    /** A token whose details were erased is not one any more. */
    private Optional<Proof> current(Row<ApiToken> row) {
        return opener.open(row.details(), TokenLabel.class)
                .map(label -> new Proof(
                        row.state().id(),
                        row.state().identity(),
                        row.state().stamp().createdAt(),
                        label.expiresAt()))
                .filter(proof -> proof.expiresAt() == null || clock.instant().isBefore(proof.expiresAt()));
    }
}
