package io.credledger.session;

import io.credledger.crypto.Pseudonyms;
import io.credledger.edge.EdgeReason;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.LoginId;
import io.credledger.protocol.IdClaims;
import io.credledger.protocol.JwtBearer;
import io.credledger.protocol.JwtOutcome;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** {@code Authorization: Bearer} with a JWT of the configured issuer. It says who somebody is; what they may, the ledger says. */
public final class JwtAuthenticator implements Authenticator {

    public static final String AUTH = "oidc";

    /** So many wait for an issuer at a time: when it is down, whoever else calls must not wait behind them. */
    private static final int AT_A_TIME = 32;

    private static final long PATIENCE_MILLIS = 1000;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final JwtBearer bearers;
    private final Pseudonyms pseudonyms;
    private final LedgerView view;
    private final Callers callers;

    public JwtAuthenticator(JwtBearer bearers, Pseudonyms pseudonyms, LedgerView view) {
        this.bearers = bearers;
        this.pseudonyms = pseudonyms;
        this.view = view;
        this.callers = new Callers(view);
    }

    @Override
    public Optional<Caller> authenticate(Presented presented) {
        return presented.bearer().filter(JwtAuthenticator::isJwt).flatMap(this::caller);
    }

    static boolean isJwt(String bearer) {
        return bearer.chars().filter(c -> c == '.').count() == 2;
    }

    private Optional<Caller> caller(String bearer) {
        Optional<SecretToken> token = token(bearer);
        return token.isEmpty() ? Optional.empty() : caller(verdict(token.get(), outcome(token.get())));
    }

    private static Optional<Caller> caller(TokenVerdict verdict) {
        if (verdict instanceof TokenVerdict.Unavailable) {
            throw new IssuerUnavailableException();
        }
        if (verdict instanceof TokenVerdict.Stranger) {
            throw EdgeReason.LOGIN_NOT_MAPPED.refusal();
        }
        return verdict instanceof TokenVerdict.Known known ? Optional.of(known.caller()) : Optional.empty();
    }

    /** The same without a thread that waits, for a token that is presented for somebody. */
    public CompletableFuture<TokenVerdict> verify(String text) {
        Optional<SecretToken> token = token(text).filter(unused -> isJwt(text));
        return token.map(jwt -> bearers.validate(jwt).thenApply(outcome -> verdict(jwt, outcome)))
                .orElseGet(() -> CompletableFuture.completedFuture(new TokenVerdict.Bad(Flaw.MALFORMED)));
    }

    private static Optional<SecretToken> token(String text) {
        try {
            return Optional.of(SecretToken.fromUserInput(text));
        } catch (SecretRefusedException e) {
            return Optional.empty();
        }
    }

    /** @param token lives on in what is known, and only there */
    private TokenVerdict verdict(SecretToken token, JwtOutcome outcome) {
        if (outcome instanceof JwtOutcome.Valid valid) {
            VerifiedJwt jwt = VerifiedJwt.of(token, valid.claims(), valid.expiresAt());
            Optional<Caller> caller = identified(valid.claims()).map(found -> found.with(jwt));
            if (caller.isPresent()) {
                return new TokenVerdict.Known(caller.get());
            }
        }
        token.close();
        if (outcome instanceof JwtOutcome.Invalid invalid) {
            return new TokenVerdict.Bad(invalid.flaw());
        }
        return outcome instanceof JwtOutcome.Unavailable ? new TokenVerdict.Unavailable() : new TokenVerdict.Stranger();
    }

    private JwtOutcome outcome(SecretToken token) {
        try {
            if (!places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IssuerUnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuerUnavailableException();
        }
        try {
            return bearers.validate(token).join();
        } finally {
            places.release();
        }
    }

    private Optional<Caller> identified(IdClaims claims) {
        return login(claims)
                .flatMap(view::login)
                .map(Row::state)
                .filter(Login::mapped)
                .flatMap(login -> callers.caller(login.identity(), AUTH, null));
    }

    private Optional<LoginId> login(IdClaims claims) {
        try {
            return Optional.of(pseudonyms.login(claims.issuer(), claims.subject()));
        } catch (InvalidIdException e) {
            return Optional.empty();
        }
    }
}
