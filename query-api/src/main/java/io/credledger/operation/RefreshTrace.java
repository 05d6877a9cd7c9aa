package io.credledger.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of a refresh or a revocation.
 *
 * @param trouble why an attempt failed that left the grant as it was
 * @param cause why nobody knows how an attempt ended
 * @param reauthReason why only a new consent helps
 * @param retryAt when the next attempt is
 * @param providerError the {@code error} of the provider's answer
 * @param providerDescription its {@code error_description}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefreshTrace(
        @Nullable String attempt,
        @Nullable String trouble,
        @Nullable String cause,
        @Nullable String reauthReason,
        @Nullable Instant retryAt,
        @Nullable String revocation,
        @Nullable String providerError,
        @Nullable String providerDescription) {

    private static final RefreshTrace NONE = new RefreshTrace(null, null, null, null, null, null, null, null);

    /** @param details as they were opened; null where they were erased */
    static RefreshTrace of(Fact fact, @Nullable Details details) {
        return trace(fact).answered(details);
    }

    private static RefreshTrace trace(Fact fact) {
        if (fact instanceof Fact.RefreshStarted started) {
            return attempt(started.attempt());
        } else if (fact instanceof Fact.CredentialRefreshed refreshed) {
            return attempt(refreshed.attempt());
        } else if (fact instanceof Fact.RefreshFailed failed) {
            return failed(failed.attempt(), Codes.of(failed.trouble()), null, failed.retryAt());
        } else if (fact instanceof Fact.RefreshOutcomeUnknown unknown) {
            return failed(unknown.attempt(), null, Codes.of(unknown.cause()), unknown.retryAt());
        } else if (fact instanceof Fact.ReauthorisationRequired required) {
            String attempt =
                    required.attempt() == null ? null : required.attempt().value();
            return new RefreshTrace(attempt, null, null, required.reason().code(), null, null, null, null);
        } else if (fact instanceof Fact.RevocationRecorded recorded) {
            return new RefreshTrace(
                    null, null, null, null, null, recorded.result().code(), null, null);
        }
        return NONE;
    }

    private static RefreshTrace attempt(AttemptId attempt) {
        return failed(attempt, null, null, null);
    }

    private static RefreshTrace failed(
            AttemptId attempt, @Nullable String trouble, @Nullable String cause, @Nullable Instant retryAt) {
        return new RefreshTrace(attempt.value(), trouble, cause, null, retryAt, null, null, null);
    }

    private RefreshTrace answered(@Nullable Details details) {
        return details instanceof Details.ProviderAnswer answer
                ? new RefreshTrace(
                        attempt,
                        trouble,
                        cause,
                        reauthReason,
                        retryAt,
                        revocation,
                        answer.error(),
                        answer.description())
                : this;
    }

    /** The provider's words are personal. */
    @Override
    public String toString() {
        return "RefreshTrace [redacted]";
    }
}
