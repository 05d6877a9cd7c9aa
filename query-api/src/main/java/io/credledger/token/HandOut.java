package io.credledger.token;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LedgerId;
import io.credledger.operation.Desk;
import io.credledger.operation.Refreshes;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.SealAlarm;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/token} without HTTP: finds the connection, checks the grant, waits for a refresh where it must, records the access, hands
 * out.
 */
public final class HandOut {

    private final Desk desk;
    private final Refreshes refreshes;
    private final Target targets;
    private final TokenOpener opener;
    private final ApiTokenAuthenticator tokens;
    private final AccessLog log;

    public HandOut(
            LedgerId ledger,
            Desk desk,
            Refreshes refreshes,
            SealAlarm alarm,
            ApiTokenAuthenticator tokens,
            AccessLog log) {
        this.desk = desk;
        this.refreshes = refreshes;
        this.targets = new Target(desk);
        this.opener = new TokenOpener(ledger, desk.keyring(), alarm);
        this.tokens = tokens;
        this.log = log;
    }

    /**
     * The token, whose access record is acknowledged; the caller closes it. There at once unless a refresh has to be waited for.
     *
     * @return completed exceptionally with {@link TokenRefusedException}, its record acknowledged too, or with
     *     {@link AccessNotRecordedException} when the record could not be written: then there is neither
     */
    public CompletableFuture<TokenAnswer> answer(Caller caller, Map<String, List<String>> form) {
        Attempt attempt = new Attempt(caller.id());
        return recorded(attempt, () -> grant(caller, TokenRequest.parse(form), attempt));
    }

    /**
     * The header {@code Authorization} of one request that this process makes for the caller: recorded as a hand-out is. The caller closes it.
     *
     * @return completed exceptionally as {@link #answer}
     */
    public CompletableFuture<SecretToken> authorization(Caller caller, ConnectionId id) {
        Attempt attempt = new Attempt(caller.id());
        Wish wish = new Wish(caller, id, List.of(), Duration.ZERO);
        return recorded(attempt, () -> release(wish, attempt)).thenApply(HandOut::authorization);
    }

    private static SecretToken authorization(TokenAnswer answer) {
        try (answer) {
            return answer.authorization();
        }
    }

    /** @param minValid how long the token has to last */
    private record Wish(Caller caller, ConnectionId connection, List<String> scopes, Duration minValid) {
        @Override
        public String toString() {
            return "Wish [redacted]";
        }
    }

    private CompletableFuture<TokenAnswer> recorded(Attempt attempt, Supplier<CompletableFuture<TokenAnswer>> grant) {
        return begun(grant)
                .thenCompose(answer -> recorded(attempt, answer))
                .exceptionallyCompose(failure -> refused(attempt, failure));
    }

    private static CompletableFuture<TokenAnswer> begun(Supplier<CompletableFuture<TokenAnswer>> grant) {
        try {
            return grant.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What was refused is recorded; where there was nothing to refuse yet, there is nothing to record. */
    private CompletableFuture<TokenAnswer> refused(Attempt attempt, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof TokenRefusedException refused) {
            return recorded(attempt, refused.outcome(), cause);
        }
        return cause instanceof BrokenSealException
                ? recorded(attempt, "seal-broken", cause)
                : CompletableFuture.failedFuture(cause);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private CompletableFuture<TokenAnswer> recorded(Attempt attempt, String outcome, Throwable cause) {
        return log.record(attempt.ended(outcome)).thenCompose(unused -> CompletableFuture.failedFuture(cause));
    }

    private CompletableFuture<TokenAnswer> recorded(Attempt attempt, TokenAnswer answer) {
        return log.record(attempt.ended(AccessRecord.HANDED_OUT)).handle((unused, failure) -> {
            if (failure != null) {
                answer.close();
                throw new CompletionException(cause(failure));
            }
            return answer;
        });
    }

    private CompletableFuture<TokenAnswer> grant(Caller caller, TokenRequest request, Attempt attempt) {
        if (request.audience() != null) {
            attempt.wants(request.audience(), request.scopes());
        }
        if (!tokens.owner(request.subjectToken()).filter(caller.id()::equals).isPresent()) {
            throw TokenRefusedException.because(
                    "invalid_request", "subject-token", "subject_token must be a valid API token of the caller");
        }
        ConnectionId target = targets.of(caller, request);
        return release(new Wish(caller, target, request.scopes(), request.minValid()), attempt);
    }

    private CompletableFuture<TokenAnswer> release(Wish wish, Attempt attempt) {
        attempt.isFor(wish.connection());
        Held held = held(wish);
        attempt.holds(held);
        Lasting lasting = new Lasting(desk, refreshes, wish.minValid());
        if (!lasting.wantsRefresh(held)) {
            return CompletableFuture.completedFuture(opened(held, lasting.expiresIn(held)));
        }
        return refreshes.awaited(wish.caller().id(), held.row()).thenApply(unused -> {
            Held now = held(wish);
            attempt.holds(now);
            return opened(now, lasting.expiresIn(held, now));
        });
    }

    private Held held(Wish wish) {
        Row<Connection> row = targets.usable(wish.caller(), wish.connection());
        Credential credential =
                desk.opener().open(row.details(), Credential.class).orElseThrow(HandOut::erased);
        if (!credential.scopes().containsAll(wish.scopes())) {
            throw TokenRefusedException.of("invalid_scope", "scope must be among the connection's");
        }
        return new Held(row, credential);
    }

    private TokenAnswer opened(Held held, @Nullable Long expiresIn) {
        SecretToken secret = held.stored().flatMap(opener::open).orElseThrow(HandOut::erased);
        List<String> scopes = held.credential().scopes();
        return held.isBasic()
                ? new TokenAnswer(BasicCredential.of(held.credential().username(), secret), "Basic", null, scopes)
                : new TokenAnswer(secret, "Bearer", expiresIn, scopes);
    }

    private static TokenRefusedException erased() {
        return TokenRefusedException.because("invalid_grant", "erased", "the credential was erased");
    }
}
