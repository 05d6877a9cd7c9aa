package io.credledger.session;

import io.credledger.crypto.Pseudonyms;
import io.credledger.edge.EdgeReason;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.LoginId;
import io.credledger.protocol.IdClaims;
import io.credledger.protocol.JwtBearer;
import io.credledger.protocol.JwtOutcome;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.util.Optional;
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
        try (SecretToken token = SecretToken.fromUserInput(bearer)) {
            JwtOutcome outcome = outcome(token);
            if (outcome instanceof JwtOutcome.Unavailable) {
                throw new IssuerUnavailableException();
            }
            return outcome instanceof JwtOutcome.Valid valid ? Optional.of(caller(valid.claims())) : Optional.empty();
        } catch (SecretRefusedException e) {
            return Optional.empty();
        }
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

    /** Whom the issuer vouches for is somebody, if not here. */
    private Caller caller(IdClaims claims) {
        return login(claims)
                .flatMap(view::login)
                .map(Row::state)
                .filter(Login::mapped)
                .flatMap(login -> callers.caller(login.identity(), AUTH, null))
                .orElseThrow(EdgeReason.LOGIN_NOT_MAPPED::refusal);
    }

    private Optional<LoginId> login(IdClaims claims) {
        try {
            return Optional.of(pseudonyms.login(claims.issuer(), claims.subject()));
        } catch (InvalidIdException e) {
            return Optional.empty();
        }
    }
}
