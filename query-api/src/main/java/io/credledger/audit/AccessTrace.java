package io.credledger.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.Details;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an access record says beside who, whom and when. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessTrace(
        String record,
        String way,
        String purpose,
        boolean fallback,
        String outcome,
        @Nullable List<String> scopes,
        @Nullable Instant expiresAt) {

    static AccessTrace of(AccessRecord access, Details.@Nullable Access details) {
        return new AccessTrace(
                access.id(),
                access.way(),
                access.purpose().name().toLowerCase(Locale.ROOT),
                access.fallback(),
                access.outcome(),
                details == null ? null : details.scopes(),
                details == null ? null : details.expiresAt());
    }

    @Override
    public String toString() {
        return "AccessTrace " + outcome;
    }
}
