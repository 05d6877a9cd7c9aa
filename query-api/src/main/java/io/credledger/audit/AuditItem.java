package io.credledger.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. Names are handles; {@code erased} where the name is gone.
 *
 * @param position {@code shard:seq} of an event, {@code access:shard:offset} of an access record
 * @param type the event's, or {@code TokenHandedOut}, {@code TokenRefused}, {@code SignInFailed}, {@code AuditRead}; {@code Unreadable} where
 *     nothing can be told
 * @param actor who did it; null where nobody was known
 * @param identity whom it is about, if it is about one
 * @param seal {@code broken} where the sealed part does not open: somebody changed the record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditItem(
        String position,
        String type,
        Instant at,
        @Nullable String actor,
        @Nullable String identity,
        @Nullable String connection,
        @Nullable String entity,
        @Nullable Long version,
        @Nullable String provider,
        @Nullable String providerUid,
        @Nullable String accountLogin,
        @Nullable String seal,
        @JsonUnwrapped @Nullable AccessTrace access) {

    static final String BROKEN = "broken";
    static final String UNREADABLE = "Unreadable";

    /** Of which nothing can be told but that it is there. */
    static AuditItem unreadable(String position, Instant at) {
        return new AuditItem(position, UNREADABLE, at, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same without whose account it is. */
    AuditItem withoutAccount() {
        return new AuditItem(
                position, type, at, actor, identity, connection, entity, version, null, null, null, seal, access);
    }

    @Override
    public String toString() {
        return "AuditItem at " + position;
    }
}
