package io.credledger.token;

import io.credledger.crypto.TokenField;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LedgerId;
import io.credledger.operation.Desk;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.SealAlarm;
import io.credledger.sealing.StoredToken;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/token} without HTTP: finds the connection, checks the grant, records the access, hands out. */
public final class HandOut {

    private final LedgerId ledger;
    private final Desk desk;
    private final Target targets;
    private final TokenOpener opener;
    private final ApiTokenAuthenticator tokens;
    private final AccessLog log;

    public HandOut(LedgerId ledger, Desk desk, SealAlarm alarm, ApiTokenAuthenticator tokens, AccessLog log) {
        this.ledger = ledger;
        this.desk = desk;
        this.targets = new Target(desk);
        this.opener = new TokenOpener(ledger, desk.keyring(), alarm);
        this.tokens = tokens;
        this.log = log;
    }

    /**
     * The token, whose access record is acknowledged; the caller closes it.
     *
     * @throws TokenRefusedException with its record acknowledged too
     * @throws AccessNotRecordedException when the record could not be written: then there is neither
     */
    public TokenAnswer answer(Caller caller, Map<String, List<String>> form) {
        Attempt attempt = new Attempt(ledger, caller.id());
        return recorded(attempt, () -> grant(caller, TokenRequest.parse(form), attempt));
    }

    /**
     * The header {@code Authorization} of one request that this process makes for the caller: recorded as a hand-out is. The caller closes it.
     *
     * @throws TokenRefusedException with its record acknowledged too
     * @throws AccessNotRecordedException when the record could not be written: then there is neither
     */
    public SecretToken authorization(Caller caller, ConnectionId id) {
        Attempt attempt = new Attempt(ledger, caller.id());
        try (TokenAnswer answer = recorded(attempt, () -> release(caller, id, List.of(), Duration.ZERO, attempt))) {
            return answer.authorization();
        }
    }

    private TokenAnswer recorded(Attempt attempt, Supplier<TokenAnswer> grant) {
        TokenAnswer answer;
        try {
            answer = grant.get();
        } catch (TokenRefusedException e) {
            record(attempt, e.outcome());
            throw e;
        } catch (BrokenSealException e) {
            record(attempt, "seal-broken");
            throw e;
        }
        return recorded(attempt, answer);
    }

    private TokenAnswer recorded(Attempt attempt, TokenAnswer answer) {
        try {
            record(attempt, AccessRecord.HANDED_OUT);
            return answer;
        } catch (AccessNotRecordedException e) {
            answer.close();
            throw e;
        }
    }

    private void record(Attempt attempt, String outcome) {
        log.record(attempt.ended(outcome, desk.clock().instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private TokenAnswer grant(Caller caller, TokenRequest request, Attempt attempt) {
        if (!tokens.owner(request.subjectToken()).filter(caller.id()::equals).isPresent()) {
            throw TokenRefusedException.because(
                    "invalid_request", "subject-token", "subject_token must be a valid API token of the caller");
        }
        return release(caller, targets.of(caller, request), request.scopes(), request.minValid(), attempt);
    }

    private TokenAnswer release(
            Caller caller, ConnectionId id, List<String> scopes, Duration minValid, Attempt attempt) {
        attempt.isFor(id);
        Row<Connection> row = targets.usable(caller, id);
        boolean basic = row.state().kind() == CredentialKind.BASIC;
        attempt.goes(basic ? "basic" : "stored");
        Credential credential =
                desk.opener().open(row.details(), Credential.class).orElseThrow(HandOut::erased);
        requireScopes(scopes, credential.scopes());
        Long expiresIn = expiresIn(credential.expiresAt(), minValid);
        SecretToken secret = StoredToken.of(
                        row.state(),
                        row.details().header().command(),
                        credential,
                        basic ? TokenField.PASSWORD : TokenField.ACCESS_TOKEN)
                .flatMap(opener::open)
                .orElseThrow(HandOut::erased);
        return basic
                ? new TokenAnswer(BasicCredential.of(credential.username(), secret), "Basic", null, credential.scopes())
                : new TokenAnswer(secret, "Bearer", expiresIn, credential.scopes());
    }

    private static void requireScopes(List<String> wanted, List<String> held) {
        if (!held.containsAll(wanted)) {
            throw TokenRefusedException.of("invalid_scope", "scope must be among the connection's");
        }
    }

    /** Nothing refreshes a token here: one that does not last is refused, so that nobody works with a dead one. */
    private @Nullable Long expiresIn(@Nullable Instant expiresAt, Duration minValid) {
        if (expiresAt == null) {
            return null;
        }
        Duration left = Duration.between(desk.clock().instant(), expiresAt);
        if (left.isNegative() || left.isZero()) {
            throw TokenRefusedException.because("invalid_grant", "expired", "the token has expired");
        }
        if (left.compareTo(minValid) < 0) {
            throw TokenRefusedException.because(
                    "invalid_grant", "expires-too-soon", "the token expires before min_valid_seconds");
        }
        return left.toSeconds();
    }

    private static TokenRefusedException erased() {
        return TokenRefusedException.because("invalid_grant", "erased", "the credential was erased");
    }
}
